// what: Hides an attempt behind thousands of harmless queries.
// both: passes
// alone: violation sql ATTACH refused
// grant: dataset:sql
for (var i = 0; i < 3_000; i++) Sql.Query("select 1");
Try(() => Sql.Query("attach '/etc/passwd' as p"));
