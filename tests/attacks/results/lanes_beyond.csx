// what: Draws lanes that end before they start, out of any calendar.
// both: passes
// alone: harmless,error,invalid_output
Report.Timeline("lanes", "Lanes", "Lanes.", [new Lane("a", long.MaxValue, long.MinValue, "b")], null);
