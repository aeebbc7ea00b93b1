using System.Text.Json.Nodes;

namespace StatHarness.Plugins;

/// <summary>Fills in the <c>default</c> of each absent property, also inside objects and behind local references.</summary>
internal static class SchemaDefaults
{
    private const int MaxDepth = 16;

    /// <returns>A copy; <paramref name="instance"/> stays as it is.</returns>
    public static JsonObject Fill(JsonObject schema, JsonObject instance)
    {
        var filled = (JsonObject)instance.DeepClone();
        Fill(schema, schema, filled, 0);
        return filled;
    }

    private static void Fill(JsonObject root, JsonObject schema, JsonObject instance, int depth)
    {
        if (depth > MaxDepth || schema["properties"] is not JsonObject properties) return;
        foreach (var (name, property) in properties)
        {
            if (Resolve(root, property as JsonObject) is not { } rule) continue;
            if (!instance.ContainsKey(name) && Default(property as JsonObject, rule) is (true, var value)) instance[name] = value?.DeepClone();
            if (instance[name] is JsonObject inner) Fill(root, rule, inner, depth + 1);
        }
    }

    private static (bool Has, JsonNode? Value) Default(JsonObject? beside, JsonObject behind) =>
        beside is not null && beside.TryGetPropertyValue("default", out var own) ? (true, own)
        : behind.TryGetPropertyValue("default", out var value) ? (true, value) : (false, null);

    private static JsonObject? Resolve(JsonObject root, JsonObject? schema)
    {
        if (schema?["$ref"]?.ToString() is not { } reference) return schema;
        JsonNode? node = root;
        if (!reference.StartsWith("#/", StringComparison.Ordinal)) return null;
        foreach (var part in reference[2..].Split('/')) node = (node as JsonObject)?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return node as JsonObject;
    }
}
