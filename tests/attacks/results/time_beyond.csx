// what: Draws times that no calendar holds.
// both: passes
// alone: harmless,error,invalid_output
Report.Steps("steps", "Steps", "Steps.", [long.MinValue, 0, long.MaxValue], [1, 2, 3], "jobs", null);
