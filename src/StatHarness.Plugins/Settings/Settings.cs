using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Schema;
using StatHarness.Sdk.Packages;

namespace StatHarness.Plugins;

/// <summary>What a plugin runs with: its schema's defaults under the user's values.</summary>
public static class Settings
{
    /// <returns>A new object, properties in ordinal order, every default filled in.</returns>
    /// <exception cref="DiagnosticException">SH3216: the first of <see cref="Check"/>.</exception>
    public static JsonObject Effective(PluginPackage package, JsonObject overrides)
    {
        if (Check(package, overrides) is [var problem, ..]) throw new DiagnosticException(problem);
        var filled = SchemaDefaults.Fill(package.ConfigSchema, overrides);
        return new(filled.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
    }

    /// <summary>All that is wrong, each with path, reason and hint; empty when the settings are fine.</summary>
    public static IReadOnlyList<Diagnostic> Check(PluginPackage package, JsonObject overrides)
    {
        var id = package.Manifest.Id;
        var known = (package.ConfigSchema["properties"] as JsonObject ?? []).Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
        var unknown = overrides.Select(p => p.Key).Where(k => !known.Contains(k)).Order(StringComparer.Ordinal).ToList();
        var problems = unknown.Select(k => PluginDiagnostics.BadSetting(id, "/" + k, "there is no such setting.", Nearest(k, known))).ToList();
        var filled = SchemaDefaults.Fill(package.ConfigSchema, overrides);
        foreach (var name in unknown) filled.Remove(name);
        problems.AddRange(JsonSchema.Load(package.ConfigSchema).Validate(filled).Select(p => PluginDiagnostics.BadSetting(id, p.InstancePath.Length == 0 ? "/" : p.InstancePath, p.Message, Hint(package.ConfigSchema, p))));
        return problems;
    }

    private static string Hint(JsonObject schema, SchemaProblem problem)
    {
        var name = problem.InstancePath.TrimStart('/').Split('/')[0];
        var rule = (schema["properties"] as JsonObject)?[name] as JsonObject;
        var description = rule?["description"]?.ToString();
        var fallback = rule is not null && rule.TryGetPropertyValue("default", out var value) ? $"The default is {value?.ToJsonString() ?? "null"}." : "Give it a value.";
        return description is null ? fallback : $"{description.TrimEnd('.')}. {fallback}";
    }

    private static string Nearest(string name, List<string> known)
    {
        if (known.Count == 0) return "This plugin has no settings.";
        var nearest = known.MinBy(k => Distance(name, k))!;
        return Distance(name, nearest) <= 3 ? $"Did you mean '{nearest}'?" : $"There are: {string.Join(", ", known)}.";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            (var corner, row[0]) = (row[0], i);
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
