using StatHarness.Core;

namespace StatHarness.Execution;

/// <summary>What keeps a run from being made: SH4201 to SH4299. What happens to one plugin is an outcome instead.</summary>
internal static class ExecutionDiagnostics
{
    public static DiagnosticException StalePlan(string what, string planned, string found) => new(
        new Diagnostic("SH4201", $"The plan is stale: {what} was {planned} when it was made and is {found} now.", new Place("plan.json"), "Make the plan again."),
        ExitCode.ApprovalNeeded);

    public static DiagnosticException PackageMissing(string id) => new(
        new Diagnostic("SH4202", $"The plan runs plugin '{id}', but its package was not given.", new Place("plan.json"), "Install the plugin, or make the plan again."));

    public static DiagnosticException WorkerMissing(string path) => new(
        new Diagnostic("SH4203", "The worker program is not there.", new Place(path), "Build or install the harness again."), ExitCode.EnvironmentCannot);

    public static DiagnosticException CannotWrite(string runId, string directory, Exception cause) => new(
        new Diagnostic("SH4205", $"Run {runId} could not go on: {cause.Message}", new Place(directory), $"Free the disk or check the permissions of appdata, then `stat-harness runs resume {runId}`: what was done is kept."),
        ExitCode.EnvironmentCannot, cause);

    public static DiagnosticException ReportInvalid(string problems) => new(
        new Diagnostic("SH4204", $"The report does not fit its schema: {problems}", new Place("report.json"), "This is a fault of the harness; please report it."), ExitCode.Internal);

    public static Diagnostic SecretInResult(string plugin, string setting, string path) => new(
        "SH7191", $"The result of '{plugin}' holds its secret setting {setting}, at {path}.", null, "Hand back what was done with the secret, never the secret; the log masks it.");
}
