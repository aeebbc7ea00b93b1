// what: Asks without end.
// both: passes
// alone: timeout
// grant: dataset:sql
// budget: 1500 256
while (true) Sql.Query("select 1");
