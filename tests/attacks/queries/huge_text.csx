// what: Pads a number to a text of a thousand million digits.
// both: passes
// alone: harmless
// grant: dataset:sql
Sql.Query("select printf('%01000000000d', 1)");
