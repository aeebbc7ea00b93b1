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

    public static DiagnosticException BadSetting(string setting) => new(new Diagnostic("SH7104",
        $"Cannot read the setting '{setting}'; expected plugin.key=value.", null, "Example: --set process_queue_delay.threshold_seconds=60"));

    public static DiagnosticException UnknownPlugin(string id, IEnumerable<string> known) => new(new Diagnostic("SH7105",
        $"There is no plugin '{id}'.", null, $"Known: {string.Join(", ", known)}."));

    public static DiagnosticException BadSeed(string seed) => new(new Diagnostic("SH7106",
        $"Cannot read the seed '{seed}'; expected 16 hex digits.", null, "Example: --seed 00000000075bcd15"));

    public static DiagnosticException BrokenPlugins(IReadOnlyList<Diagnostic> problems) => new(problems[0] with
    {
        Message = problems.Count == 1 ? problems[0].Message : $"{problems[0].Message} (and {problems.Count - 1} more: {string.Join("; ", problems.Skip(1).Select(problem => problem.Message))})",
    });
}
