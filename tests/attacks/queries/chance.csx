// what: Has the library draw a number.
// both: passes
// alone: error SH3163
// grant: dataset:sql
Sql.Query("select hex(randomblob(16)) as drawn");
