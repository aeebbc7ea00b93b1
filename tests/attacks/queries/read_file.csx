// what: Reads a file by a function of the shell.
// both: passes
// alone: error SH3161
// grant: dataset:sql
Leak(Sql.Query("select readfile('/etc/passwd') as text")[0].Text("text"));
