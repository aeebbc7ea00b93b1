// what: Has a query give rows without end.
// both: passes
// alone: error,limit_exceeded
// grant: dataset:sql
// budget: 20000 512
Sql.Query("with recursive c(x) as (select 1 union all select x + 1 from c) select x from c");
