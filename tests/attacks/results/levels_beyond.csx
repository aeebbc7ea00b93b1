// what: Draws levels that are no numbers or as large as numbers get.
// both: passes
// alone: harmless,error,invalid_output
Report.Bars("bars", "Bars", "Bars.", ["a", "b", "c"], [double.MaxValue, -double.MaxValue, double.Epsilon], "1");
Report.Histogram("histogram", "Histogram", "Histogram.", [-double.MaxValue, 0, double.MaxValue], [1, long.MaxValue], "1");
