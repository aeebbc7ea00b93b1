using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Why something is not removed: SH4040 to SH4059.</summary>
internal static class RetentionDiagnostics
{
    public static DiagnosticException BeingSwept(string root) => new(new Diagnostic(
        "SH4040", "Another process has been removing objects for a minute.", new Place(root), "Wait until it is done, then run the same command again."), ExitCode.EnvironmentCannot);

    public static DiagnosticException AtWork(string root) => new(new Diagnostic(
        "SH4041", "Another process is ingesting or running, and may need what would go. Nothing was removed.", new Place(root), "Try again when it is done."), ExitCode.EnvironmentCannot);

    public static DiagnosticException Pinned(string kind, string subject, string reason) => new(new Diagnostic(
        "SH4042", $"The {kind} {subject} is pinned{(reason.Length == 0 ? "" : $" ({reason})")}: no command deletes it.", null,
        $"`stat-harness {kind}s unpin {subject}` first, if that is really meant."), ExitCode.ApprovalNeeded);

    public static DiagnosticException NeededBy(string dataset, IReadOnlyList<string> pinnedRuns) => new(new Diagnostic(
        "SH4043", $"The dataset {dataset} is needed by the pinned run {string.Join(", ", pinnedRuns)}.", null, "Unpin the run first, if that is really meant."), ExitCode.ApprovalNeeded);

    public static DiagnosticException Running(string runId) => new(new Diagnostic(
        "SH4044", $"The run {runId} is running.", null, "Cancel it, or wait until it has ended."), ExitCode.EnvironmentCannot);

    public static DiagnosticException CannotRemove(string path, Exception cause) => new(new Diagnostic(
        "SH4045", $"It is recorded as deleted, but could not be removed: {cause.Message}", new Place(path), "Mend the permissions; the next `stat-harness gc` removes it."), ExitCode.EnvironmentCannot, cause);

    public static DiagnosticException Damaged(string path, string problem) => new(new Diagnostic(
        "SH4046", $"The catalogue is damaged, so what may go cannot be known: {problem}. Nothing was removed.", new Place(path), "`stat-harness db doctor` says more; `stat-harness db restore` mends it."), ExitCode.EnvironmentCannot);
}
