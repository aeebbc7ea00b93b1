using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Schema;
using StatHarness.Planning;
using StatHarness.Sdk.Packages;

namespace StatHarness.Plugins;

/// <summary>What a plugin runs with: its schema's defaults under the user's values.</summary>
public static class Settings
{
    /// <returns>A new object, properties in ordinal order, every default filled in.</returns>
    /// <exception cref="DiagnosticException">SH3216: the first of <see cref="Check(PluginPackage, JsonObject)"/>, and how many more there are.</exception>
    public static JsonObject Effective(PluginPackage package, JsonObject overrides) => Effective(package.Manifest.Id, package.ConfigSchema, overrides);

    /// <param name="owner">As the user calls it: a plugin id.</param>
    /// <inheritdoc cref="Effective(PluginPackage, JsonObject)"/>
    public static JsonObject Effective(string owner, JsonObject schema, JsonObject overrides)
    {
        Require(Check(owner, schema, overrides));
        return Ordered(SchemaDefaults.Fill(schema, overrides));
    }

    /// <summary>Ends a command because of the first problem, with the others in its message.</summary>
    /// <exception cref="DiagnosticException">There are problems.</exception>
    public static void Require(IReadOnlyList<Diagnostic> problems)
    {
        if (problems.Count == 0) return;
        var further = problems.Skip(1).Select(other => other.Message).ToList();
        throw new DiagnosticException(further.Count == 0 ? problems[0] : problems[0] with { Message = $"{problems[0].Message} And {further.Count} more: {string.Join(" ", further)}" });
    }

    /// <summary>The schema's defaults alone; not checked, since a setting may be required.</summary>
    public static JsonObject Defaults(JsonObject schema) => Ordered(SchemaDefaults.Fill(schema, []));

    /// <summary>All that is wrong, each with path, reason and hint; empty when the settings are fine.</summary>
    public static IReadOnlyList<Diagnostic> Check(PluginPackage package, JsonObject overrides) => Check(package.Manifest.Id, package.ConfigSchema, overrides);

    /// <inheritdoc cref="Check(PluginPackage, JsonObject)"/>
    public static IReadOnlyList<Diagnostic> Check(string owner, JsonObject schema, JsonObject overrides)
    {
        var known = Names(schema);
        var unknown = overrides.Select(p => p.Key).Where(k => !known.Contains(k)).Order(StringComparer.Ordinal).ToList();
        var problems = unknown.Select(k => PluginDiagnostics.BadSetting(owner, "/" + k, "there is no such setting.", Nearest(k, known))).ToList();
        var filled = SchemaDefaults.Fill(schema, overrides);
        foreach (var name in unknown) filled.Remove(name);
        problems.AddRange(JsonSchema.Load(schema).Validate(filled).Select(p => IsDefault(schema, overrides, p) ? PluginDiagnostics.BadDefault(owner, p.InstancePath, p.Message) : PluginDiagnostics.BadSetting(owner, p.InstancePath.Length == 0 ? "/" : p.InstancePath, p.Message, SettingHints.Of(schema, p))));
        problems.AddRange(BadSecrets(owner, schema, filled));
        var secrets = SecretSettings.Of(filled, schema);
        return secrets.Count == 0 ? problems : [.. problems.Select(p => p with { Message = SecretSettings.Scrub(p.Message, secrets) })];
    }

    /// <summary>Whether the value came from the schema itself: nobody but its author can mend it. What an object lacks, the user may still give.</summary>
    private static bool IsDefault(JsonObject schema, JsonObject overrides, SchemaProblem problem) =>
        problem.Keyword != "required" && problem.InstancePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var name] && !overrides.ContainsKey(name) && (schema["properties"]?[name] as JsonObject)?.ContainsKey("default") == true;

    internal static string Nearest(string name, IReadOnlyList<string> known) =>
        known.Count == 0 ? "There are no settings." : NearestName.Of(name, known) is { } nearest ? $"Did you mean '{nearest}'?" : $"There are: {string.Join(", ", known)}.";

    private static List<string> Names(JsonObject schema) => [.. (schema["properties"] as JsonObject ?? []).Select(p => p.Key).Order(StringComparer.Ordinal)];

    /// <summary>What could not be kept out of logs and reports is no secret: short texts, numbers.</summary>
    private static IEnumerable<Diagnostic> BadSecrets(string owner, JsonObject schema, JsonObject filled) =>
        from secret in SecretSettings.Places(filled, schema)
        where secret.Value is JsonValue leaf && (leaf.GetValueKind() != JsonValueKind.String || leaf.GetValue<string>().Length < SecretSettings.LeastLength || leaf.GetValue<string>() == SecretSettings.Mask)
        select PluginDiagnostics.BadSecret(owner, secret.Path, SecretSettings.LeastLength);

    private static JsonObject Ordered(JsonObject settings) => new(settings.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
}
