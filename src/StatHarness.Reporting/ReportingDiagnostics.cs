using StatHarness.Core;

namespace StatHarness.Reporting;

/// <summary>SH8xxx.</summary>
internal static class ReportingDiagnostics
{
    public static DiagnosticException DoesNotFit(string file, string path, string message, int more) => new(
        new("SH8001", $"{file} does not fit its schema at {(path.Length == 0 ? "/" : path)}: {message}{(more > 0 ? $" (and {more} further problems)" : "")}", new(file),
            "Nothing was written. The value comes from the plugin or the harness part named by the path; correct it there."), ExitCode.Internal);

    public static DiagnosticException NotFinite(string file, Exception inner) => new(
        new("SH8002", $"{file} would hold a number that JSON cannot (NaN or infinite).", new(file),
            "Hand back null and say why in value_state."), ExitCode.Internal, inner);

    public static DiagnosticException DuplicateClaim(string id, string first, string second) => new(
        new("SH8003", $"Two findings have the same id {id}: '{first}' and '{second}'. Expected one per plugin, kind, subject and scope.", new("report.json"),
            "Give them different subjects, or merge them into one finding."), ExitCode.Internal);

    public static DiagnosticException Unreadable(string file, string message, Exception? inner) => new(
        new("SH8004", $"{file} cannot be read: {message}", new(file), "It was not written by this version of the harness, or was damaged. Run again, or read it with the version it names."), ExitCode.BadInput, inner);

    public static DiagnosticException Altered(Digest claimed, Digest found) => new(
        new("SH8005", $"report.json was changed after it was written: it claims report_hash {claimed}, its content has {found}.", new("report.json"),
            "Do not quote it. Run the same work again and compare."), ExitCode.NotReproduced);
}
