using System.Text.Json.Nodes;

namespace StatHarness.Scripting;

/// <summary>A schema with its local references (<c>#/$defs/…</c>) written out where properties and items use them; what stands beside one wins.</summary>
internal static class InlineReferences
{
    private const int MaxDepth = 16;

    public static JsonObject Of(JsonObject schema) => Of(schema, schema, 0);

    private static JsonObject Of(JsonObject root, JsonObject schema, int depth)
    {
        if (depth > MaxDepth) return [];
        var copy = new JsonObject();
        if (schema["$ref"]?.ToString() is { } reference && Find(root, reference) is { } target && !ReferenceEquals(target, schema))
            foreach (var (name, value) in Of(root, target, depth + 1)) copy[name] = value?.DeepClone();
        foreach (var (name, value) in schema.Where(member => member.Key != "$ref"))
        {
            copy[name] = (name, value) switch
            {
                ("properties", JsonObject members) => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value is JsonObject inner ? Of(root, inner, depth + 1) : member.Value?.DeepClone()))),
                ("items", JsonObject items) => Of(root, items, depth + 1),
                _ => value?.DeepClone(),
            };
        }
        return copy;
    }

    private static JsonObject? Find(JsonObject root, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal)) return null;
        JsonNode? node = root;
        foreach (var part in reference[2..].Split('/')) node = (node as JsonObject)?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return node as JsonObject;
    }
}
