using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Plugins;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>
/// Re-runs past runs twice in a fork of the catalogue, with the version in use and with the other one. What did not change comes
/// from the cache, so that only the plugin and what depends on it is computed; the catalogue itself never hears of it.
/// </summary>
internal static class Simulation
{
    public static async Task<ImpactReport> RunAsync(
        HarnessSession session, string id, string? version, IReadOnlyList<string>? runs, int last, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var known = KnownPlugins.Of(session);
        var rows = known.Need(id);
        var target = PluginReviewSheet.Pick(rows, version) ?? throw LifecycleDiagnostics.NoSuchVersion(id, $"version {version}", rows);
        var package = PluginUpdate.PackageOf(session, target);
        var now = session.Catalogue;
        var then = PluginCatalogue.Compose([.. now.Packages.Where(other => other.Manifest.Id != id).Append(package).Select(one => new PluginReading(one.Manifest.Id, one, []))], []);
        if (then.Problems.Count > 0) throw WorkbenchDiagnostics.BrokenPlugins(then.Problems);
        using var scratch = session.AppData.NewStaging();
        using var before = session.Fork(Path.Combine(scratch.Path, "now"), now);
        using var after = session.Fork(Path.Combine(scratch.Path, "then"), then);
        var impacts = new List<RunImpact>();
        foreach (var run in Chosen(session, id, runs, last))
        {
            progress?.Report($"{run.RunId} ({run.FileName})");
            impacts.Add(await TryAsync(run, before, after, cancellationToken).ConfigureAwait(false));
        }
        return new(id, now.Find(id)?.Manifest.Version, target.Version, impacts.Count(impact => impact.Changes), impacts);
    }

    /// <summary>Those that were named; else the pinned ones, which somebody cares for; else the last ones, one a dataset.</summary>
    private static List<RunRow> Chosen(HarnessSession session, string id, IReadOnlyList<string>? runs, int last)
    {
        if (runs is { Count: > 0 }) return [.. runs.Select(run => session.AppData.Runs.Find(run) is { IsComplete: true } row ? row : throw WorkbenchDiagnostics.UnknownRun(run))];
        var complete = session.AppData.Runs.List().Where(row => row.IsComplete && Directory.Exists(row.Directory)).ToList();
        var pins = session.AppData.Pins.List().Where(pin => pin.Kind == "run").Select(pin => pin.Subject).ToHashSet(StringComparer.Ordinal);
        var pinned = complete.Where(row => pins.Contains(row.RunId)).ToList();
        var found = pinned.Count > 0 ? pinned : [.. complete.DistinctBy(row => row.DataHash).Take(last)];
        return found.Count > 0 ? found : throw LifecycleDiagnostics.NoRuns(id);
    }

    private static async Task<RunImpact> TryAsync(RunRow run, HarnessSession before, HarnessSession after, CancellationToken cancellationToken)
    {
        try
        {
            var manifest = RunStore.ReadManifest(run.Directory);
            var dropped = new List<string>();
            var had = await AgainAsync(before, manifest, before.Catalogue, [], cancellationToken).ConfigureAwait(false);
            var has = await AgainAsync(after, manifest, before.Catalogue, dropped, cancellationToken).ConfigureAwait(false);
            // Where the plugins in use fail, nothing can be said of the other version.
            if (had.Report.Outcome != Sdk.RunOutcome.Completed) return RunImpact.Without(run.RunId, run.FileName, "it does not complete now, with the plugins in use");
            var (one, other) = (had.Report, has.Report);
            var (findings, outcomes, results) = (ReportComparison.Findings(one, other), ReportComparison.Outcomes(one, other), ReportComparison.Results(one, other));
            return new(
                run.RunId, run.FileName, one.Run.ReportHash, other.Run.ReportHash, findings.Count + outcomes.Count + results.Count > 0, one.Run.ReportHash == run.ReportHash,
                findings, outcomes, results, dropped, null);
        }
        catch (DiagnosticException problem) when (problem.Exit is ExitCode.BadInput or ExitCode.EnvironmentCannot)
        {
            return RunImpact.Without(run.RunId, run.FileName, problem.Diagnostic.Message);
        }
    }

    private static async Task<Run> AgainAsync(HarnessSession session, RunManifest manifest, PluginCatalogue then, List<string> dropped, CancellationToken cancellationToken)
    {
        var dataset = session.TryFindDataset(manifest.Dataset.DatasetVersionId) ?? throw WorkbenchDiagnostics.UnknownDataset(manifest.Dataset.DatasetVersionId);
        var options = new PlanOptions
        {
            Plugins = manifest.Selection is { } selection ? [.. selection.Where(id => session.Catalogue.Find(id) is not null)] : null,
            Settings = [.. Given(manifest, then, session.Catalogue, dropped)],
            Seed = manifest.SeedGiven ? manifest.Seed : null,
        };
        var plan = await dataset.PlanAsync(options, cancellationToken).ConfigureAwait(false);
        return await plan.RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The settings that somebody gave in that run: those that are not the defaults of the version that was asked.</summary>
    private static IEnumerable<string> Given(RunManifest manifest, PluginCatalogue then, PluginCatalogue now, List<string> dropped)
    {
        foreach (var (id, settings) in manifest.Settings)
        {
            if (now.Find(id) is not { } package) continue;
            var defaults = then.Find(id) is { } old && Settings.Check(old, []).Count == 0 ? Settings.Effective(old, []) : [];
            foreach (var (name, value) in settings)
            {
                if (JsonNode.DeepEquals(value, defaults[name]) || value is JsonValue text && text.ToString() == SecretSettings.Mask) continue;
                if ((package.ConfigSchema["properties"] as JsonObject)?.ContainsKey(name) == true) yield return $"{id}.{name}={value?.ToJsonString(HarnessJson.Options) ?? "null"}";
                else dropped.Add($"{id}.{name}");
            }
        }
    }
}
