using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Core.Schema;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Storage;

/// <summary>Holds manifests to <c>docs/schemas/run_manifest.v1.schema.json</c>, on every write and on every check.</summary>
public static class ManifestFormat
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
    {
        using var stream = typeof(ManifestFormat).Assembly.GetManifestResourceStream("run_manifest.v1.schema.json")!;
        return JsonSchema.Load(JsonNode.Parse(stream)!);
    });

    /// <returns>One sentence a problem, with its place in the manifest; empty when it fits.</returns>
    public static IReadOnlyList<string> Problems(JsonNode manifest) =>
        [.. Schema.Value.Validate(manifest).Select(problem => $"{problem.InstancePath}: {problem.Message}").Order(StringComparer.Ordinal)];

    /// <exception cref="DiagnosticException">SH4011: the manifest does not fit its schema.</exception>
    internal static JsonNode Node(RunManifest manifest)
    {
        var node = HarnessJson.Node(manifest);
        return Problems(node) is [var first, ..] ? throw StorageDiagnostics.ManifestInvalid(manifest.RunId, first) : node;
    }
}
