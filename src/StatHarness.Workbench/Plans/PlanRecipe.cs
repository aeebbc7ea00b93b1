using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>What a user decided about a plan, to make it again; the rest follows from data, plugins and environment.</summary>
internal sealed record PlanRecipe(PlanOptions Options, SettingSnapshot Settings)
{
    /// <param name="secrets">Settings that no file holds, <c>plugin.key=value</c> each.</param>
    public static PlanRecipe Of(PlanRecord plan, IReadOnlyList<string> secrets) => new(
        new PlanOptions
        {
            Plugins = plan.Executions.Any(planned => planned.Decision == Decisions.Skipped) ? [.. plan.Executions.Where(planned => planned.Decision != Decisions.Skipped).Select(planned => planned.Identity.Id)] : null,
            Settings = secrets,
            Seed = plan.SeedGiven ? plan.Seed : null,
        },
        new SettingSnapshot("the plan", plan.Executions.ToDictionary(planned => planned.Identity.Id, planned => planned.Settings, StringComparer.Ordinal)));

    /// <inheritdoc cref="Of(PlanRecord, IReadOnlyList{string})"/>
    public static PlanRecipe Of(RunManifest manifest, IReadOnlyList<string> secrets) => new(
        new PlanOptions { Plugins = manifest.Selection, Settings = secrets, Seed = manifest.SeedGiven ? manifest.Seed : null },
        new SettingSnapshot(manifest.RunId, manifest.Settings));
}
