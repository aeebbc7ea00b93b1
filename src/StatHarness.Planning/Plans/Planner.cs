using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Planning;

/// <summary>Dataset, plugins and history become a plan. No file, no clock: equal input, equal plan.</summary>
public static class Planner
{
    /// <exception cref="DiagnosticException">SH4101: a circle. SH4102: a selected plugin is not there. SH4103: an id comes twice.</exception>
    public static PlanRecord Plan(PlanInput input)
    {
        var packages = Ordered(input.Plugins);
        var manifests = packages.Select(package => package.Manifest).ToList();
        var selection = Selection.Of(input.Selection, manifests);
        var graph = new DependencyGraph([.. manifests.Where(manifest => selection.ContainsKey(manifest.Id))]);
        var seed = Seeds.OfRun(input.Seed);
        var planned = new PlannedExecutions(input, graph, selection, seed);
        var running = packages
            .Where(package => selection.ContainsKey(package.Manifest.Id))
            .OrderBy(package => graph.LevelOf(package.Manifest.Id)).ThenBy(package => package.Manifest.Id, StringComparer.Ordinal)
            .Select(planned.Decide).ToList();
        var skipped = packages.Where(package => !selection.ContainsKey(package.Manifest.Id)).Select(planned.Skip);
        List<PlannedExecution> executions = [.. running.Concat(skipped).OrderBy(e => e.Level).ThenBy(e => e.Identity.Id, StringComparer.Ordinal)];
        var settingsHash = SettingsIdentity.Of(executions.Select(e => (e.Identity.Id, e.SettingsHash)));
        return new PlanRecord(
            1, input.Dataset.DatasetVersionId, input.Dataset.DataHash,
            RunFingerprint.Of(input, executions, settingsHash, seed),
            input.EnvironmentHash, settingsHash, seed, input.Seed is not null, executions);
    }

    private static List<PluginPackage> Ordered(IReadOnlyList<PluginPackage> plugins)
    {
        List<PluginPackage> ordered = [.. plugins.OrderBy(package => package.Manifest.Id, StringComparer.Ordinal)];
        for (var i = 1; i < ordered.Count; i++)
        {
            if (ordered[i].Manifest.Id == ordered[i - 1].Manifest.Id) throw PlanningDiagnostics.TwicePlugin(ordered[i].Manifest.Id);
        }
        return ordered;
    }
}
