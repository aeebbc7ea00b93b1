// what: Joins a table with itself until time ends.
// both: passes
// alone: timeout
// grant: dataset:sql
// budget: 1500 256
Sql.Query("with recursive c(x) as (select 1 union all select x + 1 from c limit 100000) select count(*) from c a, c b, c d where a.x + b.x + d.x = -1");
