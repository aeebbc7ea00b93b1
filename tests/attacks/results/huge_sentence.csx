// what: Hands back a sentence of a hundred million characters.
// both: passes
// alone: error,invalid_output,limit_exceeded,harmless
Report.Measured("huge", ("column", "x"), new string('h', 100_000_000), value: 1, unit: "1", evidence: Rows(0));
