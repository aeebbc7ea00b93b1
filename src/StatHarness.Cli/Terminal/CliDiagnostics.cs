using StatHarness.Core;

namespace StatHarness.Cli.Terminal;

internal static class CliDiagnostics
{
    public static Diagnostic Usage(string problems, string command) =>
        new("SH7001", problems, null, $"`stat-harness {command}--help` lists what is there.");

    public static Diagnostic UnknownOption(string option, string? nearest, string command) =>
        new("SH7006", $"There is no option '{option}'.", null, nearest is null ? $"`stat-harness {command}--help` lists what is there." : $"Did you mean {nearest}?");

    public static Diagnostic SeveralFiles(string further) =>
        new("SH7007", $"One table at a time: found also {further}.", null, "Call the command once for each file; quote a name that contains blanks.");

    public static Diagnostic Canceled() =>
        new("SH7002", "Canceled before it was done.", null, "Nothing half-done counts: run the same command again.");

    public static Diagnostic Internal(Exception bug) =>
        new("SH7003", $"Internal error: {bug.GetType().Name}: {bug.Message}", null, "This is our fault. Run again with --debug for the stack trace and report it.");

    public static Diagnostic NotConfirmed() =>
        new("SH7004", "There is no terminal to confirm the identity of the data.", null,
            "Pass --yes to accept the data as shown, or --expect <raw sha256 or data_hash> to accept exactly that data.");

    public static Diagnostic Refused(Exception refused) =>
        new("SH7009", $"The system refused to read or write: {refused.Message}", null, "Free the disk or check the permissions, then run the same command again: nothing half-done counts.");

    public static Diagnostic PlanIsFixed(string option) =>
        new("SH7008", $"{option} and --plan contradict each other: an approved plan is executed as it is.", null, $"Leave out {option}, or make another plan with it and approve that.");
    public static Diagnostic ResetWhat() => new("SH7199", "Expected an owner, or --all for every setting of the project; not both.", null, "Such as `stat-harness settings reset process_queue_delay`.");

    public static Diagnostic Declined() => new("SH7005", "The identity of the data was not confirmed; nothing ran.", null, "Check the identity card and run again.");
}
