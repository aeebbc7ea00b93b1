// what: Throws when the harness reads its metrics.
// both: passes
// alone: error SH3120
class Odd { public int Count => throw new InvalidOperationException("from the getter"); }
Report.Measured("odd", ("column", "x"), "Odd.", value: 1, unit: "1", evidence: Rows(0), metrics: new Odd());
