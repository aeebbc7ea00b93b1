// what: Hands back numbers that JSON cannot hold.
// both: passes
// alone: invalid_output
Report.Measured("odd", ("column", "x"), "Odd numbers.", value: double.NaN, unit: "1", metrics: new { Infinite = double.PositiveInfinity }, evidence: Rows(0));
