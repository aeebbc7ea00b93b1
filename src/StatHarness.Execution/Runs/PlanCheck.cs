using StatHarness.Planning;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>A plan is executed exactly as made, or not at all.</summary>
internal static class PlanCheck
{
    public static void Holds(RunRequest run, IReadOnlyDictionary<string, PluginPackage> packages)
    {
        var plan = run.Plan;
        if (plan.DataHash != run.Dataset.DataHash) throw ExecutionDiagnostics.StalePlan("the data hash", plan.DataHash.ToString(), run.Dataset.DataHash.ToString());
        var environment = EnvironmentFacts.HashOf(run.Environment);
        if (plan.EnvironmentHash != environment) throw ExecutionDiagnostics.StalePlan("the environment hash", plan.EnvironmentHash.ToString(), environment.ToString());
        foreach (var planned in plan.Executions.Where(planned => planned.Decision == Decisions.Run))
        {
            var id = planned.Identity.Id;
            if (!packages.TryGetValue(id, out var package)) throw ExecutionDiagnostics.PackageMissing(id);
            if (package.Identity != planned.Identity) throw ExecutionDiagnostics.StalePlan($"plugin {id}", Name(planned.Identity), Name(package.Identity));
        }
    }

    private static string Name(Sdk.Formats.V1.PluginIdentity identity) =>
        $"version {identity.Version}, code {identity.CodeHash.Abbreviated}, manifest {identity.ManifestHash.Abbreviated}, schema {identity.SchemaHash.Abbreviated}";
}
