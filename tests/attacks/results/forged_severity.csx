// what: Gives a severity that there is not.
// both: passes
// alone: invalid_output,error
Report.Measured("odd", ("column", "x"), "Odd.", value: 1, unit: "1", evidence: Rows(0), severity: (Severity)99);
