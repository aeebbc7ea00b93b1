using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Core.Schema;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Scripting;

/// <summary>
/// Reads what a worker claims to be the result of a plugin. The worker ran a stranger's code, so everything is checked again:
/// size, JSON, evidence discipline, schema, identity, rows, the plugin's own output schema.
/// </summary>
public static class PluginResultReader
{
    public const int MaxBytes = 64 << 20;

    private const int MaxProblems = 50;

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.Load(EmbeddedSchema()));

    /// <param name="rowsTotal">Rows of the dataset: evidence lies below.</param>
    public static PluginResultReading Read(ReadOnlyMemory<byte> bytes, PluginPackage package, long rowsTotal) =>
        Read(bytes, package.Manifest, package.OutputSchema, rowsTotal);

    public static PluginResultReading Read(ReadOnlyMemory<byte> bytes, PluginManifest manifest, JsonObject outputSchema, long rowsTotal)
    {
        var plugin = manifest.Id;
        if (bytes.Length > MaxBytes) return Refused([ScriptingDiagnostics.ResultTooLarge(plugin, bytes.Length, MaxBytes)]);
        JsonNode? node;
        try
        {
            node = JsonText.Parse(bytes, $"result of {plugin}");
        }
        catch (DiagnosticException invalid)
        {
            return Refused([ScriptingDiagnostics.BadResult(plugin, "/", invalid.Diagnostic.Message, "The result is not JSON.")]);
        }
        if (node is not JsonObject json) return Refused([ScriptingDiagnostics.BadResult(plugin, "/", "it is not an object", "The result is one object.")]);
        var problems = EvidenceDiscipline.Check(plugin, json).ToList();
        problems.AddRange(Schema.Value.Validate(json).Select(p => ScriptingDiagnostics.BadResult(plugin, PathOf(p), p.Message, "Hand back results through Report only.")));
        if (problems.Count > 0) return Refused(problems);
        if (Parse(json, plugin, problems) is not { } result) return Refused(problems);
        problems.AddRange(ResultIdentity.Check(plugin, result, rowsTotal));
        problems.AddRange(JsonSchema.Load(outputSchema).Validate(result.Output).Select(p => ScriptingDiagnostics.BadOutput(plugin, p.InstancePath, p.Keyword == "false" ? "the schema does not declare it." : p.Message)));
        return problems.Count > 0 ? Refused(problems) : new(result, CanonicalJson.Bytes(json), []);
    }

    /// <summary>What a schema lets through and a record cannot hold, such as a number beyond its type.</summary>
    private static PluginResult? Parse(JsonObject json, string plugin, List<Diagnostic> problems)
    {
        try
        {
            return HarnessJson.Read<PluginResult>(json);
        }
        catch (Exception impossible) when (impossible is JsonException or FormatException or OverflowException)
        {
            problems.Add(ScriptingDiagnostics.BadResult(plugin, (impossible as JsonException)?.Path ?? "/", impossible.Message, "Hand back results through Report only."));
            return null;
        }
    }

    private static string PathOf(SchemaProblem problem) => problem.InstancePath.Length == 0 ? "/" : problem.InstancePath;

    private static PluginResultReading Refused(IReadOnlyList<Diagnostic> problems) => new(null, default, [.. problems.Take(MaxProblems)]);

    private static JsonNode EmbeddedSchema()
    {
        using var stream = typeof(PluginResultReader).Assembly.GetManifestResourceStream("plugin_result.v1.schema.json")!;
        return JsonNode.Parse(stream)!;
    }
}
