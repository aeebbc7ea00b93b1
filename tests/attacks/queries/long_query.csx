// what: Asks with a text of a hundred million characters.
// both: passes
// alone: error SH3165
// grant: dataset:sql
// budget: 20000 512
Sql.Query("select '" + new string('x', 100_000_000) + "'");
