// what: Builds data that is too deep to walk.
// both: passes
// alone: error,crashed,invalid_output,timeout
// budget: 5000 256
var node = new System.Text.Json.Nodes.JsonArray();
for (var i = 0; i < 100_000; i++) node = new System.Text.Json.Nodes.JsonArray(node);
Report.Output(new { deep = node });
