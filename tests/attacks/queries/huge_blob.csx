// what: Asks for two thousand million bytes.
// both: passes
// alone: error SH3161
// grant: dataset:sql
Sql.Query("select zeroblob(2000000000)");
