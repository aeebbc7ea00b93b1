using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>What can go wrong when one looks at runs: SH7150 to SH7169.</summary>
internal static class ObservingDiagnostics
{
    public static DiagnosticException NoLog(string run, string plugin, string? nearest, IReadOnlyList<string> known) => new(new Diagnostic("SH7150",
        $"Run {run} has no log of '{plugin}'.", null, nearest is not null ? $"Did you mean '{nearest}'?" : known.Count == 0 ? "No plugin of it got so far." : $"There are: {string.Join(", ", known)}."));

    public static DiagnosticException Unwritable(string path, Exception cause) => new(new Diagnostic("SH7151",
        $"The file cannot be written: {cause.Message}", new Place(path), "Name another file, in a folder that is there and that you may write to."), ExitCode.EnvironmentCannot, cause);

    public static DiagnosticException NothingToTrace(string id) => new(new Diagnostic("SH7152",
        $"There is no upload, dataset, run, object, report or finding '{id}'.", null, "Pass an id or digest as `runs list`, `findings` or report.json show it; a prefix of 6 characters or more will do."));

    public static DiagnosticException AmbiguousTrace(string id, IEnumerable<string> candidates) => new(new Diagnostic("SH7153",
        $"'{id}' begins more than one id: {string.Join(", ", candidates)}.", null, "Give more of the id."));

    public static DiagnosticException BaselineUnreadable(string path, string problem, Exception? cause) => new(new Diagnostic("SH7154",
        $"The baseline cannot be read: {problem}", new Place(path), "Write it with `stat-harness bench gate --update`, and name it with --baseline."), ExitCode.BadInput, cause);

    public static DiagnosticException NothingToGate(string path) => new(new Diagnostic("SH7155",
        "There is nothing to compare: no stored execution matches an entry of the baseline.", new Place(path),
        "Run the plugins on the data of the baseline first (`stat-harness run FILE --fresh`), or write a new baseline with --update."));

    public static DiagnosticException MaskLeaks(string entry, string kind) => new(new Diagnostic("SH7156",
        $"The masked dossier was not written: after masking, {kind} was still found in it.", new Place(entry), "This is a fault of the harness; please report it. Nothing was shared."), ExitCode.Internal);

    public static DiagnosticException NoCatalogue(string run, Exception cause) => new(new Diagnostic("SH7158",
        $"The state database could not be sliced for run {run}: {cause.Message}", null, "Check the database with `stat-harness doctor`."), ExitCode.EnvironmentCannot, cause);
}
