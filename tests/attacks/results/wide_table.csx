// what: Hands back a table of ten thousand columns.
// both: passes
// alone: harmless,error,invalid_output
Report.Table("wide", "Wide", Enumerable.Range(0, 10_000).Select(i => ($"c{i}", (string?)null)).ToList(), Enumerable.Range(0, 100).Select(i => new object?[10_000]).ToList());
