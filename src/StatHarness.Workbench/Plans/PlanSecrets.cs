using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Workbench;

/// <summary>What a plan shows: secrets masked, the hash of its settings as it is.</summary>
internal static class PlanSecrets
{
    public static PlanRecord Masked(PlanRecord plan, IReadOnlyList<PluginPackage> packages)
    {
        var schemas = packages.ToDictionary(package => package.Manifest.Id, package => package.ConfigSchema, StringComparer.Ordinal);
        return plan with { Executions = [.. plan.Executions.Select(planned => planned with { Settings = SecretSettings.Redact(planned.Settings, schemas[planned.Identity.Id]) })] };
    }
}
