// what: Nests JSON inside of a query until its parser gives up.
// both: passes
// alone: error SH3161
// grant: dataset:sql
Sql.Query("select json_extract(:deep, '$')", ("deep", new string('[', 1_000_000)));
