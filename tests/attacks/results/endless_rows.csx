// what: Names rows without end as evidence.
// both: passes
// alone: limit_exceeded,timeout,error,invalid_output
// budget: 5000 256
IEnumerable<int> Endless() { while (true) yield return 0; }
Report.Measured("endless", ("column", "x"), "Endless.", value: 1, unit: "1", evidence: Rows(Endless()));
