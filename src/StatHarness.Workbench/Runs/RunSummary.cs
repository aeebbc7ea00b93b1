using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>One line of the list of runs.</summary>
/// <param name="Outcome">Null while a living process works on it.</param>
/// <param name="ReportHash">Null when there is no report.</param>
public sealed record RunSummary(string RunId, RunOutcome? Outcome, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, Digest DataHash, Digest RunFingerprint, Digest? ReportHash, string FileName, string RunDir)
{
    /// <summary>Null while its files are there.</summary>
    public Deleted? Deleted { get; init; }

    /// <summary>Why it is pinned; null when it is not.</summary>
    public string? Pinned { get; init; }

    internal static IReadOnlyList<RunSummary> All(AppData appData)
    {
        var deleted = appData.Tombstones.OfRuns();
        var pins = appData.Pins.List().Where(pin => pin.Kind == "run").ToDictionary(pin => pin.Subject, pin => pin.Reason, StringComparer.Ordinal);
        return [.. appData.Runs.List().Select(row => Of(row) with { Deleted = Deleted.Of(deleted.GetValueOrDefault(row.RunId)), Pinned = pins.GetValueOrDefault(row.RunId) })];
    }

    internal static RunSummary Of(RunRow row) =>
        new(row.RunId, row.Outcome, row.StartedAt, row.FinishedAt, row.DataHash, row.RunFingerprint, row.ReportHash, row.FileName, row.Directory);
}
