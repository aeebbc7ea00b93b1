// what: Has JSON read its object by reflection.
// both: -
// alone: harmless,error
class Odd { public string Text => throw new InvalidOperationException(); }
Try(() => Leak(System.Text.Json.Nodes.JsonValue.Create(new Odd())!.ToJsonString()));
