using StatHarness.Core;
using StatHarness.Sdk;

namespace StatHarness.Storage;

/// <summary>One execution that has ended.</summary>
public sealed record ExecutionRow(string Plugin, string Outcome, bool Cached, double DurationMs);

/// <summary>The process that works on a run.</summary>
/// <param name="Heartbeat">When it last said that it lives. For people: what decides is its lock.</param>
public sealed record RunOwner(int ProcessId, string Host, DateTimeOffset Heartbeat);

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

    /// <summary>Digest of <c>run_manifest.json</c> as published; null when there is none.</summary>
    public Digest? ManifestDigest { get; init; }

    /// <summary>The run that ended before its time and that this one continues.</summary>
    public string? Continues { get; init; }

    /// <summary>Why it ended without a report; else empty.</summary>
    public string Why { get; init; } = "";

    internal string Lease { get; init; } = "";
}
