// what: Writes into the granted table.
// both: passes
// alone: violation sql written refused
// grant: dataset:sql
Sql.Query("update rows set n = 42");
