// what: Asks for the time by a value that no rule can see before.
// both: passes
// alone: error SH3163
// grant: dataset:sql
Sql.Query("select datetime(:n || 'ow') as now", ("n", "n"));
