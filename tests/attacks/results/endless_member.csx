// what: Gives metrics without end.
// both: passes
// alone: limit_exceeded,timeout,error
// budget: 5000 256
IEnumerable<int> Endless() { while (true) yield return 1; }
Report.Measured("endless", ("column", "x"), "Endless.", value: 1, unit: "1", evidence: Rows(0), metrics: new { All = Endless() });
