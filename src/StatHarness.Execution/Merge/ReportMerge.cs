using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Reporting;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Execution;

/// <summary>Results become one report. The order in which they came leaves no trace.</summary>
internal static class ReportMerge
{
    public static SealedReport Of(
        RunRequest run, IReadOnlyDictionary<string, PluginPackage> packages, RunManifest manifest, IReadOnlyList<FinishedExecution> finished, DateTimeOffset end, IReadOnlyList<string> warnings)
    {
        var results = new SortedDictionary<string, PluginResult>(StringComparer.Ordinal);
        foreach (var execution in finished)
        {
            if (execution.Result is { } result) results[execution.Planned.Identity.Id] = result;
        }
        var (adjusted, multiplicity) = RunLedger.Adjust(results);
        List<Finding> findings = [.. adjusted.Values.SelectMany(result => result.Findings)];
        var settings = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var execution in finished) settings[execution.Planned.Identity.Id] = PlanDocument.Redacted(execution.Planned, packages).Settings;
        return SealedReport.Of(new ReportRecord(
            1, run.Environment.HarnessVersion, OutcomeOf(finished), DatasetOf(run),
            new ReportSummary(finished.Count, findings.Count, Count(findings, finding => finding.Severity), Count(finished, execution => execution.Verdict.Outcome)),
            [.. finished.Select(Execution)], findings, Results(adjusted), multiplicity,
            new ReportProvenance(run.Plan.Seed, run.Plan.SettingsHash, settings, "run_manifest.json", "evaluation.json", "plan.json"),
            Run(run, manifest, finished, end, warnings)));
    }

    private static RunOutcome OutcomeOf(IReadOnlyList<FinishedExecution> finished)
    {
        if (finished.Any(execution => execution.Verdict.Outcome == ExecutionOutcome.Canceled)) return RunOutcome.Canceled;
        return finished.Any(execution => Outcomes.IsFault(execution.Verdict.Outcome)) ? RunOutcome.CompletedWithErrors : RunOutcome.Completed;
    }

    private static ReportDataset DatasetOf(RunRequest run) => new(
        run.Dataset.DataHash, run.Dataset.Rows,
        [.. run.Dataset.Columns.Select(column => new ReportColumn(column.Name, column.Index, column.Type, column.Nulls, column.Object))],
        run.Dataset.Roles, run.Dataset.Source.Truncated);

    private static ReportExecution Execution(FinishedExecution execution)
    {
        var planned = execution.Planned;
        return new ReportExecution(
            planned.Identity, planned.Name, planned.Type, execution.Verdict.Outcome, execution.Verdict.Justification, execution.Verdict.Remedy,
            execution.Result?.LookedAt, execution.Result?.Detectable, planned.Roles, planned.Columns, planned.Capabilities,
            planned.SettingsHash, planned.Seed, execution.ResultDigest, execution.Result?.Warnings ?? []);
    }

    private static SortedDictionary<string, ReportResult> Results(IReadOnlyDictionary<string, PluginResult> results)
    {
        var merged = new SortedDictionary<string, ReportResult>(StringComparer.Ordinal);
        foreach (var (id, result) in results) merged[id] = new ReportResult(result.Output, result.Figures, result.Tables);
        return merged;
    }

    private static ReportRun Run(RunRequest run, RunManifest manifest, IReadOnlyList<FinishedExecution> finished, DateTimeOffset end, IReadOnlyList<string> warnings) => new(
        manifest.RunId, manifest.RunFingerprint, manifest.EnvironmentHash, default, run.Dataset.DatasetVersionId, run.Dataset.Source, run.Dataset.Ledger, run.Dataset.Traps, run.Dataset.Pii,
        manifest.CreatedAt, end, (end - manifest.CreatedAt).TotalMilliseconds, run.Workers, Environment.MachineName,
        [.. finished.Select(execution => new RunExecution(
            execution.Planned.Identity.Id, execution.Verdict.Outcome, execution.CachedFrom is not null, execution.CachedFrom, execution.Reasons, execution.Isolation,
            execution.StartedAt, execution.WaitedMs, execution.Use.WallMs, execution.Use.CpuMs, execution.Use.PeakRssBytes, execution.Use.ReadBytes, execution.Use.WrittenBytes, execution.Violations) { Budget = execution.Planned.Budget })],
        warnings);

    private static SortedDictionary<string, int> Count<T, TKey>(IEnumerable<T> items, Func<T, TKey> key)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in items.Select(item => HarnessJson.Node(key(item)).GetValue<string>())) counts[name] = counts.GetValueOrDefault(name) + 1;
        return counts;
    }
}
