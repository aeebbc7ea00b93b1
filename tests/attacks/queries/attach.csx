// what: Attaches a file of the system as a database.
// both: passes
// alone: violation sql ATTACH refused
// grant: dataset:sql
Try(() => Sql.Query("attach '/etc/passwd' as p"));
Try(() => Leak(Sql.Query("select * from p.sqlite_schema")[0][""]));
