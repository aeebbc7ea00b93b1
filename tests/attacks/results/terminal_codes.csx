// what: Writes over the terminal of the reader.
// both: passes
// alone: harmless
Report.Measured("codes", ("column", "\u001b[2J"), "\u001b]0;owned\u0007\u001b[31m\u202egnp.exe", value: 1, unit: "1", evidence: Rows(0));
