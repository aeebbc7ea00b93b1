// what: Names rows that do not exist.
// both: passes
// alone: invalid_output
Report.Measured("rows", ("column", "x"), "Rows that are not there.", value: 1, unit: "rows", evidence: Rows(int.MaxValue));
