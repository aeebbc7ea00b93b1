// what: Nests an expression until its parser gives up.
// both: passes
// alone: error SH3161
// grant: dataset:sql
Sql.Query("select " + string.Concat(Enumerable.Repeat("-(", 20_000)) + "1" + new string((char)41, 20_000));
