using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>One line of the list of runs.</summary>
/// <param name="Outcome">Null while a living process works on it.</param>
/// <param name="ReportHash">Null when there is no report.</param>
public sealed record RunSummary(string RunId, RunOutcome? Outcome, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, Digest DataHash, Digest RunFingerprint, Digest? ReportHash, string FileName, string RunDir)
{
    internal static RunSummary Of(RunRow row) =>
        new(row.RunId, row.Outcome, row.StartedAt, row.FinishedAt, row.DataHash, row.RunFingerprint, row.ReportHash, row.FileName, row.Directory);
}
