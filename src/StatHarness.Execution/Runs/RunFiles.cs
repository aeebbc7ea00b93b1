using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>What a run leaves beside its report, one file per plugin and kind; secrets masked.</summary>
internal sealed class RunFiles(RunDirectory directory)
{
    public void Plan(PlanRecord plan, IReadOnlyDictionary<string, PluginPackage> packages)
    {
        directory.Write("plan.json", PlanDocument.Bytes(plan, packages));
        foreach (var planned in plan.Executions) directory.WriteJson($"settings/{planned.Identity.Id}.json", Snapshot(PlanDocument.Redacted(planned, packages)));
    }

    public void Request(PluginRequest request, PluginPackage package) =>
        directory.WriteJson($"requests/{request.Manifest.Id}.json", HarnessJson.Node(request with { Settings = SecretSettings.Redact(request.Settings, package.ConfigSchema) }));

    public void Response(FinishedExecution finished)
    {
        var id = finished.Planned.Identity.Id;
        if (finished.Result is not { } result) return;
        directory.Write($"responses/{id}.json", CanonicalJson.Bytes(result));
        directory.WriteJson($"artifacts/{id}/output.json", result.Output.DeepClone());
    }

    public void Artifact(string plugin, string name, ReadOnlySpan<byte> bytes) => directory.Write($"artifacts/{plugin}/{name}", bytes);

    /// <summary>What one execution was set to, and where each value came from.</summary>
    private static JsonObject Snapshot(PlannedExecution redacted) => new()
    {
        ["schema_version"] = 1,
        ["plugin"] = HarnessJson.Node(redacted.Identity),
        ["settings_hash"] = redacted.SettingsHash.ToString(),
        ["settings"] = redacted.Settings.DeepClone(),
        ["from"] = HarnessJson.Node(redacted.SettingsFrom),
    };
}
