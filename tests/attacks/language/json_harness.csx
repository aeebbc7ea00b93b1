// what: Has JSON read the private state of the harness.
// both: -
// alone: harmless,error
Try(() => { var text = System.Text.Json.Nodes.JsonValue.Create<object>(Dataset)!.ToJsonString(); Log(text); if (text.Contains("/objects/")) Leak(text); });
