using System.Text.Json.Nodes;
using StatHarness.Core.Json;

namespace StatHarness.Plugins;

/// <summary>One property of a schema that two versions treat differently.</summary>
/// <param name="Path">Such as <c>/limit</c> or <c>/inner/x</c>.</param>
/// <param name="Change">added, removed or changed.</param>
/// <param name="Before">The property's rule as JSON, without its own properties; null when added.</param>
/// <param name="Breaks">Whether what was valid before may be refused now, or what was there before is not there now.</param>
public sealed record SchemaChange(string Path, string Change, string? Before, string? After, bool Breaks);

/// <summary>How two object schemas differ, property by property. Descriptions are no difference; the dialect is one, since it gives words another meaning.</summary>
public static class SchemaDiff
{
    private static readonly string[] Prose = ["description", "title", "$comment", "examples"];

    public static IReadOnlyList<SchemaChange> Between(JsonObject older, JsonObject newer)
    {
        var (before, after) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        Flatten(older, "", required: false, before);
        Flatten(newer, "", required: false, after);
        var changes = new List<SchemaChange>();
        foreach (var path in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (had, has) = (before.GetValueOrDefault(path), after.GetValueOrDefault(path));
            if (had == has) continue;
            changes.Add(new(path, had is null ? "added" : has is null ? "removed" : "changed", had, has, had is not null || has!.Contains("\"required\":true", StringComparison.Ordinal)));
        }
        return changes;
    }

    /// <summary>The rules of an object without its properties, then those of each property.</summary>
    private static void Flatten(JsonObject schema, string path, bool required, SortedDictionary<string, string> rules)
    {
        var own = new JsonObject();
        foreach (var (name, rule) in schema)
            if (name is not ("properties" or "required" or "$id") && !Prose.Contains(name)) own[name] = rule?.DeepClone();
        if (required) own["required"] = true;
        rules[path.Length == 0 ? "/" : path] = CanonicalJson.Text(own);
        if (schema["properties"] is not JsonObject properties) return;
        var needed = schema["required"] is JsonArray names ? names.Select(name => name?.ToString()).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var (name, rule) in properties)
            if (rule is JsonObject inner) Flatten(inner, $"{path}/{name}", needed.Contains(name), rules);
    }
}
