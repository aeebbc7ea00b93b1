// what: Gives a list without end to a finding.
// both: passes
// alone: limit_exceeded,timeout,error
// budget: 5000 256
IEnumerable<string> Endless() { while (true) yield return "again"; }
Report.Measured("endless", ("column", "x"), "Endless.", value: 1, unit: "1", evidence: Rows(0), caveats: Endless());
