using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core.Schema;

namespace StatHarness.Plugins;

/// <summary>How to mend a value that misses its schema: what the setting means, what it takes, what its default is.</summary>
internal static class SettingHints
{
    public static string Of(JsonObject schema, SchemaProblem problem)
    {
        var (rule, parent) = Rule(schema, problem.InstancePath);
        // A name that an inner object does not know: the schema below it says no to everything.
        if (rule is null && parent?["properties"] is JsonObject siblings)
            return Settings.Nearest(problem.InstancePath[(problem.InstancePath.LastIndexOf('/') + 1)..], [.. siblings.Select(member => member.Key).Order(StringComparer.Ordinal)]);
        var fallback = rule is not null && rule.TryGetPropertyValue("default", out var value) ? $"The default is {value?.ToJsonString() ?? "null"}." : "Give it a value.";
        return rule?["description"]?.ToString() is { } description ? $"{description.TrimEnd('.')}. {fallback}" : fallback;
    }

    /// <summary>The schema of the deepest place on the way that has one of its own, and the one around it.</summary>
    private static (JsonObject? Rule, JsonObject? Parent) Rule(JsonObject schema, string pointer)
    {
        JsonObject? rule = schema, parent = null;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var inner = (rule?["properties"] as JsonObject)?[part] as JsonObject;
            if (inner is null && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) continue;
            (parent, rule) = (rule, inner);
            if (inner is null) break;
        }
        return (ReferenceEquals(rule, schema) ? null : rule, ReferenceEquals(rule, schema) ? null : parent);
    }
}
