using StatHarness.Core;
using StatHarness.Sdk;

namespace StatHarness.Storage;

/// <summary>One run as the catalogue knows it.</summary>
/// <param name="Outcome">Null while it runs.</param>
/// <param name="FileName">Of the dataset.</param>
/// <param name="Directory">Absolute path: the published directory, or the partial one of a run that did not get so far.</param>
public sealed record RunRow(
    string RunId,
    Digest RunFingerprint,
    string DatasetVersionId,
    Digest DataHash,
    RunOutcome? Outcome,
    Digest? ReportHash,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string FileName,
    string Directory)
{
    /// <summary>Whether there is a published directory with a report: completed, with errors or not, or canceled with what was done.</summary>
    public bool IsComplete => ReportHash is not null;
}
