using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

internal enum JsonKind { Null, Boolean, Number, String, Array, Object }

/// <summary>A value with its kind, found once for all keywords.</summary>
internal readonly record struct Instance(JsonNode? Node, JsonKind Kind)
{
    public JsonObject Object => (JsonObject)Node!;

    public JsonArray Array => (JsonArray)Node!;

    public string Text => Node!.GetValue<string>();

    public JsonNumber Number => JsonNumber.Of((JsonValue)Node!);

    /// <summary>Kind and start of the value, for messages.</summary>
    public string Shown => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Object => $"an object of {Object.Count} members",
        JsonKind.Array => $"an array of {Array.Count} items",
        JsonKind.String => CoreDiagnostics.Shortened(Node!.ToJsonString(Json.HarnessJson.Options)),
        _ => CoreDiagnostics.Shortened(Node!.ToJsonString()),
    };

    public static Instance Of(JsonNode? node)
    {
        switch (node)
        {
            case null: return new(null, JsonKind.Null);
            case JsonObject: return new(node, JsonKind.Object);
            case JsonArray: return new(node, JsonKind.Array);
            default:
                switch (node.GetValueKind())
                {
                    case JsonValueKind.String:
                        // A node may hold a date or an enum that only becomes text when written.
                        return new(((JsonValue)node).TryGetValue(out string? _) ? node : Plain(node), JsonKind.String);
                    case JsonValueKind.Number: return new(node, JsonKind.Number);
                    case JsonValueKind.True or JsonValueKind.False: return new(node, JsonKind.Boolean);
                    case JsonValueKind.Null: return new(null, JsonKind.Null);
                    default: return Of(Plain(node));
                }
        }
    }

    private static JsonNode? Plain(JsonNode node) => JsonNode.Parse(node.ToJsonString(Json.HarnessJson.Options));
}
