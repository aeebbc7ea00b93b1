// what: Tries to end the text that a parameter is.
// both: passes
// alone: harmless
// grant: dataset:sql
if (Sql.Query("select count(*) as n from rows where who = :who", ("who", "a' or 1=1; attach '/etc/passwd' as p --"))[0].Long("n") > 0) Leak("rows");
