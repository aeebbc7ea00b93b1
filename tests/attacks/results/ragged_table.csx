// what: Hands back rows that are longer than their table.
// both: passes
// alone: harmless,error,invalid_output
Report.Table("ragged", "Ragged", [("a", null)], [[1, 2, 3], []]);
