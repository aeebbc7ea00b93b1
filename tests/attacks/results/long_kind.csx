// what: Names its finding by a million letters.
// both: passes
// alone: harmless,error,invalid_output
Report.Measured(new string((char)97, 1_000_000), ("column", "x"), "Long.", value: 1, unit: "1", evidence: Rows(0));
