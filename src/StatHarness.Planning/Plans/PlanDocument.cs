using StatHarness.Core.Json;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Planning;

/// <summary>A plan as it is written: canonical JSON, secrets masked.</summary>
public static class PlanDocument
{
    /// <param name="packages">By plugin id; they say which settings are secrets.</param>
    public static byte[] Bytes(PlanRecord plan, IReadOnlyDictionary<string, PluginPackage> packages) =>
        CanonicalJson.Bytes(plan with { Executions = [.. plan.Executions.Select(planned => Redacted(planned, packages))] });

    public static PlannedExecution Redacted(PlannedExecution planned, IReadOnlyDictionary<string, PluginPackage> packages) =>
        packages.TryGetValue(planned.Identity.Id, out var package) ? planned with { Settings = SecretSettings.Redact(planned.Settings, package.ConfigSchema) } : planned;
}
