using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Core.Schema;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Plugins;

/// <summary><c>plugin.json</c> against its schema, defaults filled in.</summary>
internal static class ManifestReading
{
    private static readonly Lazy<JsonObject> Source = new(Embedded);
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.Load(Source.Value));

    public static PluginManifest? Read(byte[] bytes, List<Diagnostic> problems)
    {
        JsonNode? node;
        try
        {
            node = JsonText.Parse(bytes, "plugin.json");
        }
        catch (DiagnosticException problem)
        {
            problems.Add(PluginDiagnostics.NotJson("plugin.json", problem.Diagnostic));
            return null;
        }
        var found = node is null ? [PluginDiagnostics.BadManifest("/", "it is null.")] : Schema.Value.Validate(node).Select(p => ManifestHints.Of(Source.Value, node, p)).ToList();
        problems.AddRange(found);
        if (found.Count > 0) return null;
        var manifest = HarnessJson.Read<PluginManifest>(WithRanges(SchemaDefaults.Fill(Source.Value, (JsonObject)node!)));
        problems.AddRange(manifest.Needs.Optional.Keys.Where(manifest.Needs.Roles.ContainsKey).Order(StringComparer.Ordinal).Select(PluginDiagnostics.RoleTwice));
        problems.AddRange(Compatibility.Check(manifest));
        return manifest;
    }

    /// <summary><c>"profile_basic &gt;=1.2"</c> names a plugin and the versions that will do: ids stay in <c>depends_on</c>, ranges go to <c>requires</c>.</summary>
    private static JsonObject WithRanges(JsonObject manifest)
    {
        var dependencies = manifest["depends_on"]!.AsArray().Select(entry => entry!.GetValue<string>().Split(' ', 2)).ToList();
        manifest["depends_on"] = new JsonArray([.. dependencies.Select(parts => parts[0]).Distinct(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]);
        var ranges = new JsonObject();
        foreach (var parts in dependencies.Where(parts => parts.Length == 2)) ranges[parts[0]] = parts[1];
        manifest["requires"] = ranges;
        return manifest;
    }

    private static JsonObject Embedded()
    {
        using var stream = typeof(ManifestReading).Assembly.GetManifestResourceStream("plugin.v1.schema.json")!;
        return (JsonObject)JsonNode.Parse(stream)!;
    }
}
