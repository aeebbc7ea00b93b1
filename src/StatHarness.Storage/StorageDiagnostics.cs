using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>What can go wrong with what is on disk: SH4001 to SH4099.</summary>
internal static class StorageDiagnostics
{
    public static DiagnosticException RootUnusable(string root, Exception cause) => Environment(
        "SH4001", $"The appdata folder cannot be used: {cause.Message}", root, "Choose a folder that you may write to, with --appdata or STATHARNESS_HOME.", cause);

    public static DiagnosticException DatabaseUnusable(string path, Exception cause) => Environment(
        "SH4002", $"The state database cannot be opened: {cause.Message}", path, "Check the disk and the permissions, or restore a backup.", cause);

    public static DiagnosticException NewerDatabase(string path, int found, int known) => Environment(
        "SH4003", $"The state database has version {found}; this program knows versions up to {known}.", path, "Use the newer program that wrote it, or another appdata folder.", null);

    public static DiagnosticException ObjectMissing(string path, Digest digest) => Environment(
        "SH4004", $"The object {digest} is not in the store.", path, "Ingest the file again, or restore the objects folder from a backup.", null);

    public static DiagnosticException ObjectCorrupted(string path, Digest expected, Digest found) => Environment(
        "SH4005", $"The object does not hold what its name says: expected {expected}, found {found}.", path,
        "Check the disk. Ingest the file again, or run with --fresh: both replace the object.", null);

    public static DiagnosticException CopyDiffers(string path, long read, long written) => Environment(
        "SH4006", $"The copy on disk differs from what was read: {read} bytes were read, {written} are there{(read == written ? ", and others" : "")}. Nothing was stored.", path,
        "Check the disk and try again.", null);

    public static DiagnosticException UploadUnreadable(string path, Exception cause) =>
        new(new Diagnostic("SH4007", $"The file cannot be read: {cause.Message}", new Place(path), "Check the path and the permissions."), ExitCode.BadInput, cause);

    public static DiagnosticException Ambiguous(string kind, string given, IEnumerable<string> candidates) =>
        new(new Diagnostic("SH4008", $"'{given}' names more than one {kind}: {string.Join(", ", candidates)}.", null, "Give more of the id."));

    public static DiagnosticException CardUnreadable(string path, Exception cause) => Environment(
        "SH4009", $"The record cannot be read: {cause.Message}", path, "Restore the file from a backup, or ingest or run again.", cause);

    public static DiagnosticException ManifestInvalid(string runId, string problem) =>
        new(new Diagnostic("SH4011", $"The manifest of run {runId} does not fit its schema: {problem}", new Place("run_manifest.json"), "This is a fault of the harness; please report it."), ExitCode.Internal);

    public static DiagnosticException DatabaseUnwritable(string path, Exception cause) => Environment(
        "SH4012", $"The state database cannot be written: {cause.Message}", path, "Free the disk or check the permissions, then run the same command again.", cause);

    private static DiagnosticException Environment(string code, string message, string path, string hint, Exception? cause) =>
        new(new Diagnostic(code, message, new Place(path), hint), ExitCode.EnvironmentCannot, cause);
}
