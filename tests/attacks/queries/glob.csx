// what: Matches a pattern of stars that backtracks without end.
// both: passes
// alone: harmless,timeout
// grant: dataset:sql
// budget: 1500 256
Sql.Query("select printf('%.*c', 1000000, 'a') glob :bomb", ("bomb", string.Concat(Enumerable.Repeat("*a", 400)) + "*b"));
