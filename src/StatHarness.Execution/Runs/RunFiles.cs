using System.Text;
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
        directory.Write("plan.json", PlanBytes(plan, packages));
        foreach (var planned in plan.Executions) directory.WriteJson($"settings/{planned.Identity.Id}.json", Redacted(planned, packages).Settings);
    }

    public void Request(PluginRequest request, PluginPackage package) =>
        directory.WriteJson($"requests/{request.Manifest.Id}.json", HarnessJson.Node(request with { Settings = SecretSettings.Redact(request.Settings, package.ConfigSchema) }));

    public void Response(FinishedExecution finished)
    {
        var id = finished.Planned.Identity.Id;
        var log = new StringBuilder();
        if (finished.Result is { } result)
        {
            directory.Write($"responses/{id}.json", CanonicalJson.Bytes(result));
            directory.WriteJson($"artifacts/{id}/output.json", result.Output.DeepClone());
            foreach (var line in result.Log) log.Append(line).Append('\n');
        }
        if (finished.ErrorTail.Length > 0) log.Append("--- standard error ---\n").Append(finished.ErrorTail).Append('\n');
        if (log.Length > 0) directory.Write($"logs/{id}.log", Encoding.UTF8.GetBytes(log.ToString()));
    }

    public void Artifact(string plugin, string name, ReadOnlySpan<byte> bytes) => directory.Write($"artifacts/{plugin}/{name}", bytes);

    public static byte[] PlanBytes(PlanRecord plan, IReadOnlyDictionary<string, PluginPackage> packages) =>
        CanonicalJson.Bytes(plan with { Executions = [.. plan.Executions.Select(planned => Redacted(planned, packages))] });

    public static PlannedExecution Redacted(PlannedExecution planned, IReadOnlyDictionary<string, PluginPackage> packages) =>
        packages.TryGetValue(planned.Identity.Id, out var package) ? planned with { Settings = SecretSettings.Redact(planned.Settings, package.ConfigSchema) } : planned;
}
