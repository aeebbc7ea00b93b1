using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>One line of the list of runs.</summary>
/// <param name="Outcome">completed, completed_with_errors, failed, canceled or crashed; running while a living process works on it.</param>
public sealed record RunSummary(string RunId, string Outcome, DateTimeOffset StartedAt, Digest DataHash, Digest RunFingerprint, Digest? ReportHash, string FileName);
