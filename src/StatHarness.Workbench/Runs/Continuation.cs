using System.Text.Json;
using StatHarness.Core.Json;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>
/// Does a run again that ended before its time: the same data, plugins, settings and seed under a new run id. What had a result is reused by
/// its key, so only the rest is computed, and the report is the one that an undisturbed run would have given.
/// </summary>
internal static class Continuation
{
    private static readonly RunOutcome?[] Interrupted = [RunOutcome.Crashed, RunOutcome.Failed, RunOutcome.Canceled];

    /// <param name="retry">Whether a run that completed with errors is wanted as well: its faults are computed again.</param>
    /// <param name="secrets">Settings that no file holds, <c>plugin.key=value</c> each.</param>
    public static Plan Plan(HarnessSession session, RunRow row, bool retry, IReadOnlyList<string> secrets)
    {
        if (row.Outcome is null) throw WorkbenchDiagnostics.StillRunning(row.RunId, session.AppData.Runs.OwnerOf(row));
        if (!Interrupted.Contains(row.Outcome) && !(retry && row.Outcome == RunOutcome.CompletedWithErrors))
        {
            throw WorkbenchDiagnostics.NothingToContinue(row.RunId, HarnessJson.Node(row.Outcome.Value).GetValue<string>());
        }
        var manifest = session.AppData.Runs.ManifestOf(row);
        var recipe = PlanRecipe.Of(manifest, secrets);
        var plan = Before(row) is { } before
            ? PlanFile.Again(session, $"Run {row.RunId}", before, recipe, dataset: null)
            : Checked(PlanMaking.Plan(session.FindDataset(manifest.Dataset.DatasetVersionId), recipe.Options, recipe.Settings), manifest);
        return plan with { Continues = row.RunId };
    }

    /// <summary>The plan that was executed; null when the run ended before it was written.</summary>
    private static PlanRecord? Before(RunRow row)
    {
        try
        {
            return HarnessJson.Read<PlanRecord>(File.ReadAllBytes(Path.Combine(row.Directory, "plan.json")));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static Plan Checked(Plan plan, RunManifest manifest) => plan.Record.RunFingerprint == manifest.RunFingerprint
        ? plan
        : throw WorkbenchDiagnostics.PlanStale($"Run {manifest.RunId}", Changes(plan.Record, manifest));

    private static List<string> Changes(PlanRecord now, RunManifest manifest)
    {
        var changes = new List<string>();
        if (now.EnvironmentHash != manifest.EnvironmentHash) changes.Add("the environment");
        if (now.SettingsHash != manifest.SettingsHash) changes.Add("the settings");
        var was = manifest.Plugins.Select(plugin => plugin.Identity).ToHashSet();
        changes.AddRange(now.Executions.Select(planned => planned.Identity).Where(identity => !was.Contains(identity)).Select(identity => $"plugin {identity.Id}"));
        return changes.Count > 0 ? changes : ["the plugins, or the roles of the data"];
    }
}
