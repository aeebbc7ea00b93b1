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
        var found = node is null ? [PluginDiagnostics.BadManifest("/", "it is null.")] : Schema.Value.Validate(node).Select(p => PluginDiagnostics.BadManifest(p.InstancePath.Length == 0 ? "/" : p.InstancePath, p.Message)).ToList();
        problems.AddRange(found);
        if (found.Count > 0) return null;
        var manifest = HarnessJson.Read<PluginManifest>(SchemaDefaults.Fill(Source.Value, (JsonObject)node!));
        problems.AddRange(manifest.Needs.Optional.Keys.Where(manifest.Needs.Roles.ContainsKey).Order(StringComparer.Ordinal).Select(PluginDiagnostics.RoleTwice));
        if (!HarnessRange.TryParse(manifest.Harness, out var range)) problems.Add(PluginDiagnostics.BadRange(manifest.Harness));
        else if (!range.Contains(HarnessRange.Current)) problems.Add(PluginDiagnostics.Incompatible(manifest.Id, manifest.Harness, HarnessRange.Current.ToString()));
        return manifest;
    }

    private static JsonObject Embedded()
    {
        using var stream = typeof(ManifestReading).Assembly.GetManifestResourceStream("plugin.v1.schema.json")!;
        return (JsonObject)JsonNode.Parse(stream)!;
    }
}
