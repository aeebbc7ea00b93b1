// what: Counts without end in a recursive query.
// both: passes
// alone: timeout
// grant: dataset:sql
// budget: 1500 256
Sql.Query("with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c");
