using StatHarness.Sdk;

namespace StatHarness.Storage;

/// <summary>One run that has ended, and how it stands to the runs around it.</summary>
/// <param name="AcceptedAt">When the file was handed in; null when the run was made on a dataset that was there.</param>
/// <param name="FirstResultAt">When the first plugin had completed.</param>
/// <param name="HasReport">Whether there is a report; then it was ready at <paramref name="FinishedAt"/>.</param>
/// <param name="RecordingMs">Time that logs and metrics took; null for a run of before they were recorded.</param>
/// <param name="IsRetry">The run before it of the same fingerprint crashed, failed or was canceled; or it was resumed.</param>
/// <param name="IsCorrected">The next report on a file of the same name was of other data or made with other settings.</param>
public sealed record MeasuredRun(
    string RunId, string FileName, RunOutcome Outcome, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? FirstResultAt,
    bool HasReport, double? RecordingMs, bool IsRetry, bool IsCorrected);
