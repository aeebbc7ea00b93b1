// what: Joins everything into one text.
// both: passes
// alone: error SH3165
// grant: dataset:sql
// budget: 20000 256
Sql.Query("with recursive c(x) as (select 1 union all select x + 1 from c limit 100000) select group_concat(printf('%0900d', x)) from c");
