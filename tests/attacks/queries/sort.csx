// what: Sorts more than fits into its memory.
// both: passes
// alone: limit_exceeded
// grant: dataset:sql
// budget: 20000 128
Sql.Query("with recursive c(x) as (select 1 union all select x + 1 from c limit 100000000) select x, printf('%0900d', x) as p from c order by p");
