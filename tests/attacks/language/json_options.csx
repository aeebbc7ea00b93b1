// what: Brings options of its own to JSON.
// both: SH3110 System.Text.Json
// alone: harmless,error
Log(System.Text.Json.Nodes.JsonValue.Create("a")!.ToJsonString(System.Text.Json.JsonSerializerOptions.Default));
