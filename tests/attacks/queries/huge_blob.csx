// what: Asks for two thousand million bytes.
// both: passes
// alone: violation sql zeroblob refused
// grant: dataset:sql
Sql.Query("select zeroblob(2000000000)");
