using StatHarness.Core;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>SH7130 to SH7139.</summary>
internal static class RetentionProblems
{
    public static DiagnosticException RunDeleted(Tombstone stone) => new(new Diagnostic("SH7130",
        $"The run {stone.Subject} was {Deleted.Of(stone)!.Sentence}: {stone.Why}.", null, "Run the same command again to have it anew."));

    public static DiagnosticException DatasetDeleted(Tombstone stone) => new(new Diagnostic("SH7131",
        $"The {stone.Kind.Replace('_', ' ')} {stone.Subject} was {Deleted.Of(stone)!.Sentence}: {stone.Why}.", null, "Ingest the file again to have it anew."));

    public static DiagnosticException NotConfirmed(string what, string hash, string typed) => new(new Diagnostic("SH7132",
        typed.Length == 0 ? $"Deleting {what} is for good, and was not confirmed." : $"'{typed}' does not confirm that {what} is meant.", null,
        $"Pass --confirm with at least {Retention.ConfirmingDigits} digits of its hash: --confirm {hash[..12]}"), ExitCode.ApprovalNeeded);

    public static DiagnosticException BadLimit(string option, int found) => new(new Diagnostic("SH7133",
        $"{option} takes a whole number from 0; found {found}.", null, $"Such as {option} 30."));

    public static DiagnosticException NotPinned(string kind, string id) => new(new Diagnostic("SH7134",
        $"The {kind} {id} is not pinned.", null, $"`stat-harness {kind}s list` shows what is."));
}
