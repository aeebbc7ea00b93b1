// what: Hides a second statement behind the first.
// both: passes
// alone: error SH3161
// grant: dataset:sql
Sql.Query("select 1;\0 attach '/etc/passwd' as p");
