using StatHarness.Core;

namespace StatHarness.Workbench;

internal static class WorkbenchDiagnostics
{
    public static DiagnosticException UnknownDataset(string id) => new(new Diagnostic("SH7101",
        $"There is neither a file nor a dataset '{id}'.", null, "Pass a file, or a dataset version id, data hash or raw sha256 (a unique prefix will do)."));

    public static DiagnosticException UnknownRun(string id) => new(new Diagnostic("SH7102",
        $"There is no run '{id}'.", null, "`stat-harness runs list` shows the runs; a unique prefix or 'latest' will do."));

    public static DiagnosticException NotExpected(string expected, Digest raw, Digest data) => new(new Diagnostic("SH7103",
        $"This is not the expected data: found raw sha256 {raw} and data hash {data}, expected {expected}.", null,
        "Check the file, or pass the hash of the data that you mean."), ExitCode.ApprovalNeeded);

    public static DiagnosticException BadSeed(string seed) => new(new Diagnostic("SH7106",
        $"Cannot read the seed '{seed}'; expected 16 hex digits.", null, "Example: --seed 00000000075bcd15"));

    public static DiagnosticException RejectsUnwritable(string path, string problem, Exception? cause) => new(new Diagnostic("SH7110",
        $"The rejected rows cannot be written: {problem}", new Place(path), "The dataset is stored. Name another file with --rejects."), ExitCode.EnvironmentCannot, cause);

    public static DiagnosticException RejectsUnknown(string dataset, long kept, long rejected) => new(new Diagnostic("SH7111",
        $"Dataset {dataset} has {rejected} rejected rows; its record keeps {kept}, and how to read the others was not told.", null,
        "Name the file instead of the dataset, with the options it was read with: nothing is parsed again but the rejected rows."));

    public static DiagnosticException RejectsChanged(string path, long expected, long found) => new(new Diagnostic("SH7112",
        $"Expected {expected} rejected rows, found {found}: the stored upload is damaged.", new Place(path), "Ingest the file again: that replaces the stored bytes."), ExitCode.EnvironmentCannot);

    public static DiagnosticException CannotStore(string root, Exception cause) => new(new Diagnostic("SH7113",
        $"The dataset cannot be stored: {cause.Message}", new Place(root), "Nothing was stored. Free the disk or check the permissions of appdata, then run again."), ExitCode.EnvironmentCannot, cause);

    public static DiagnosticException AlreadyRead(string id, IEnumerable<string> options) => new(new Diagnostic("SH7114",
        $"'{id}' is a stored dataset, which is not read again; found {string.Join(", ", options)}.", null, "Leave the options out, or name the file."));

    public static DiagnosticException NotStrict(string id, long rejected, long lossy) => new(new Diagnostic("SH7115",
        $"Dataset '{id}' is not strict: {rejected} rows were rejected and {lossy} values lost something by a forced cast.", null, "Leave out --strict, or mend the file and ingest it again."));

    public static DiagnosticException PlanUnwritable(string path, Exception cause) => new(new Diagnostic("SH7116",
        $"The plan cannot be written: {cause.Message}", new Place(path), "Name another file with --out."), ExitCode.EnvironmentCannot, cause);

    public static DiagnosticException PlanUnreadable(string path, string problem, Exception? cause = null) => new(new Diagnostic("SH7117",
        $"This is not a plan: {problem}", new Place(path), "Make one with `stat-harness plan <data> --out plan.json`."), ExitCode.BadInput, cause);

    public static DiagnosticException PlanNotApproved(string path, Digest plan) => new(new Diagnostic("SH7118",
        $"The plan {plan.Abbreviated} is not approved here, or was changed after it was.", new Place(path), "Look at it, then `stat-harness plan approve <file>`."), ExitCode.ApprovalNeeded);

    public static DiagnosticException PlanStale(string what, IReadOnlyList<string> changes) => new(new Diagnostic("SH7119",
        $"{what} cannot be executed as it was made. Changed since: {string.Join("; ", changes)}.", null, "Put back what changed, or make a new plan and approve that."), ExitCode.ApprovalNeeded);

    public static DiagnosticException StillRunning(string run, Storage.RunOwner? owner) => new(new Diagnostic("SH7124",
        owner is null ? $"Run {run} is still running." : $"Run {run} is still running: process {owner.ProcessId} on {owner.Host}.", null, "Wait for it, or end that process first."));

    public static DiagnosticException NothingToContinue(string run, string outcome) => new(new Diagnostic("SH7125",
        $"Run {run} ended {outcome}: there is nothing to {(outcome == "completed" ? "resume or retry" : "resume")}.", null,
        outcome == "completed" ? "`stat-harness run <data> --fresh` does all of it again." : $"`stat-harness runs retry {run}` runs what failed again."));

    public static DiagnosticException UnknownIngestOption(string name, string? nearest) => new(new Diagnostic("SH7120",
        $"There is no ingest option '{name}'.", null, nearest is null ? $"Known: {string.Join(", ", IngestOptionTable.All.Select(option => option.Name))}." : $"Did you mean {nearest}?"));

    public static DiagnosticException BadIngestOption(IngestOption option, string expected, string found) => new(new Diagnostic("SH7121",
        $"{option.Name} takes {expected}; found '{found}'.", null,
        option.Nearest(found) is { } nearest ? $"Did you mean {nearest}?" : option.Choices.Count > 0 ? $"Such as {option.Name} {option.Choices[0]}." : "`--help` describes the option."));

    public static DiagnosticException Contradiction(string one, string other) => new(new Diagnostic("SH7122",
        $"{one} and {other} contradict each other.", null, "Keep one of them."));

    public static DiagnosticException BrokenPlugins(IReadOnlyList<Diagnostic> problems) => new(problems[0] with
    {
        Message = problems.Count == 1 ? problems[0].Message : $"{problems[0].Message} (and {problems.Count - 1} more: {string.Join("; ", problems.Skip(1).Select(problem => problem.Message))})",
    });
}
