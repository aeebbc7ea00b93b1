// what: Throws when the harness reads its list.
// both: passes
// alone: error SH3120
IEnumerable<string> Late() { yield return "a"; throw new InvalidOperationException("late"); }
Report.Measured("late", ("column", "x"), "Late.", value: 1, unit: "1", evidence: Rows(0), caveats: Late());
