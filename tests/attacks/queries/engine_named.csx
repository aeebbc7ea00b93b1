// what: Names the engine that answers its queries.
// both: SH3110 StatHarness.Sql
// alone: violation * StatHarness.Sql refused
// code: no reference holds it
// grant: dataset:sql
var engine = new StatHarness.Sql.SqlEngine([], null);
