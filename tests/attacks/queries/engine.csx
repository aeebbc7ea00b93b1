// what: Makes an engine of its own by reflection, and attaches a file.
// both: SH3110 System.Reflection
// alone: harmless
// grant: dataset:sql
var sql = System.Reflection.Assembly.Load("StatHarness.Sql");
var engine = System.Activator.CreateInstance(sql.GetType("StatHarness.Sql.SqlEngine")!, System.Array.CreateInstance(sql.GetType("StatHarness.Sql.SqlTable")!, 0), null)!;
Try(() => Leak(engine.GetType().GetMethod("Query")!.Invoke(engine, ["attach '/etc/passwd' as p", System.Array.CreateInstance(typeof((string, object?)), 0)])));
