// what: Matches a pattern that backtracks without end.
// both: passes
// alone: harmless,timeout
// grant: dataset:sql
// budget: 1500 256
var bomb = string.Concat(Enumerable.Repeat("%a", 400)) + "%b";
Sql.Query("with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c where printf('%.*c', 100000, 'a') like :bomb", ("bomb", bomb));
