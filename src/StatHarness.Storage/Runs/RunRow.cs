using StatHarness.Core;
using StatHarness.Sdk;

namespace StatHarness.Storage;

/// <summary>One run as the catalogue knows it.</summary>
/// <param name="Outcome">Null while it runs.</param>
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
    string Directory);
