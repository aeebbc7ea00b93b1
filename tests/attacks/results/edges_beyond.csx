// what: Draws a histogram whose edges do not rise.
// both: passes
// alone: harmless,error,invalid_output
Report.Histogram("histogram", "Histogram", "Histogram.", [double.NaN, double.PositiveInfinity, double.NegativeInfinity], [-1, -1], "1");
