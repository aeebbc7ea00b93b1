using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>What can go wrong with the catalogue as a whole: SH4020 to SH4039.</summary>
internal static class StateDiagnostics
{
    public static DiagnosticException MigrationFailed(string path, int from, int to, string? backup, Exception cause) => Environment(
        "SH4020", $"The state database could not be brought from version {from} to {to}: {cause.Message} It is as it was.", path,
        backup is null ? "Please report it; use the program that wrote it meanwhile." : $"Please report it; use the program that wrote it meanwhile. A copy lies at '{backup}'.", cause);

    public static DiagnosticException Busy(string path, Exception cause) => Environment(
        "SH4021", $"Another process has held the state database for {DatabaseFile.PatienceSeconds} seconds: {cause.Message}", path,
        "Wait for the other stat-harness to end, then run the same command again.", cause);

    public static DiagnosticException Corrupted(string path, Exception cause) => Environment(
        "SH4022", $"The state database is damaged: {cause.Message}", path,
        "`stat-harness db doctor` says where; `stat-harness db restore` brings back the last good backup and every run directory.", cause);

    public static DiagnosticException BackupBroken(string path, string problem) => Environment(
        "SH4023", $"The backup cannot be used: {problem}", path, "`stat-harness db restore` without a name takes the newest good backup.", null);

    public static DiagnosticException InUse(string root, IEnumerable<string> owners) => Environment(
        "SH4024", $"Other processes have this appdata open: {string.Join(", ", owners.DefaultIfEmpty("one that is just starting"))}.", root,
        "End them (notebooks among them), then restore again. Nothing was changed.", null);

    public static DiagnosticException NoBackup(string folder) => Environment(
        "SH4025", "There is no backup that could be restored.", folder, "`stat-harness db restore --rebuild` makes a new catalogue from the run directories, dataset cards and uploads.", null);

    public static DiagnosticException BeingRestored(string root) => Environment(
        "SH4026", "Another process is restoring the state database.", root, "Wait until it is done, then run the same command again.", null);

    public static DiagnosticException BackupFailed(string path, Exception cause) => Environment(
        "SH4027", $"The backup could not be made: {(cause is DiagnosticException ? cause.InnerException ?? cause : cause).Message}", path, "Free the disk or name another file with --to. The state database is as it was.", cause);

    public static DiagnosticException LinkInside(string root, Diagnostic cause) => Environment(
        "SH4028", $"A part of the appdata folder leads elsewhere: {cause.Message}", root, "Remove the link. The appdata folder itself may be a link; nothing in it may be one.", null);

    private static DiagnosticException Environment(string code, string message, string path, string hint, Exception? cause) =>
        new(new Diagnostic(code, message, new Place(path), hint), ExitCode.EnvironmentCannot, cause);
}
