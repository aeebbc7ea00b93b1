// what: Tests with a probability that is no number.
// both: passes
// alone: harmless,error,invalid_output
Report.Measured("odd", ("column", "x"), "Odd.", value: 1, unit: "1", evidence: Rows(0), statistics: Report.Tested("t", "f", 3, "row", pValue: double.NaN));
