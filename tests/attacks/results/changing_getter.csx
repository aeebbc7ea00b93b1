// what: Gives another number at each look.
// both: passes
// alone: harmless
class Odd { int looks; public int Count => ++looks; }
Report.Measured("odd", ("column", "x"), "Odd.", value: 1, unit: "1", evidence: Rows(0), metrics: new Odd());
