using System.Globalization;
using System.Text.Json.Nodes;

namespace StatHarness.Planning;

/// <summary>Every subschema that may speak about a part of a value. Errs on the side of too many: whether a branch holds is not asked.</summary>
internal sealed class SchemaWalk(JsonObject root)
{
    private static readonly string[] InPlaceLists = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] InPlace = ["if", "then", "else", "not"];
    private static readonly string[] AnyItem = ["items", "additionalItems", "contains", "unevaluatedItems"];

    /// <summary>The schema itself, what it refers to, and its branches.</summary>
    public IReadOnlyList<JsonObject> At(JsonNode? schema)
    {
        var found = new List<JsonObject>();
        Add(schema, found);
        return found;
    }

    /// <param name="schemas">As <see cref="At"/> gave them.</param>
    public IReadOnlyList<JsonObject> Member(IReadOnlyList<JsonObject> schemas, string name)
    {
        var found = new List<JsonObject>();
        foreach (var schema in schemas)
        {
            if ((schema["properties"] as JsonObject)?[name] is { } own)
            {
                Add(own, found);
                continue;
            }
            foreach (var (_, pattern) in schema["patternProperties"] as JsonObject ?? []) Add(pattern, found);
            Add(schema["additionalProperties"], found);
            Add(schema["unevaluatedProperties"], found);
        }
        return found;
    }

    public IReadOnlyList<JsonObject> Item(IReadOnlyList<JsonObject> schemas, int index)
    {
        var found = new List<JsonObject>();
        foreach (var schema in schemas)
        {
            foreach (var list in new[] { schema["prefixItems"], schema["items"] }.OfType<JsonArray>())
                if (index < list.Count) Add(list[index], found);
            foreach (var keyword in AnyItem) Add(schema[keyword], found);
        }
        return found;
    }

    private void Add(JsonNode? node, List<JsonObject> found)
    {
        if (node is not JsonObject schema || found.Contains(schema)) return;
        found.Add(schema);
        if ((schema["$ref"] as JsonValue)?.ToString() is { } reference) Add(Resolve(reference), found);
        foreach (var branch in InPlaceLists.SelectMany(keyword => schema[keyword] as JsonArray ?? [])) Add(branch, found);
        foreach (var keyword in InPlace) Add(schema[keyword], found);
        foreach (var (_, dependent) in schema["dependentSchemas"] as JsonObject ?? []) Add(dependent, found);
    }

    private JsonNode? Resolve(string reference)
    {
        if (reference == "#") return root;
        if (!reference.StartsWith("#/", StringComparison.Ordinal)) return null;
        JsonNode? node = root;
        foreach (var part in reference[2..].Split('/'))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                JsonObject inner => inner[name],
                JsonArray list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }
        return node;
    }
}
