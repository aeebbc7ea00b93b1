// what: Makes a trigger that calls itself.
// both: passes
// alone: violation sql written refused
// grant: dataset:sql
Sql.Query("create temp table t (a)");
