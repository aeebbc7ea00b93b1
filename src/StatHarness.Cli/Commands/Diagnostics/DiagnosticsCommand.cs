using System.CommandLine;

namespace StatHarness.Cli.Commands;

internal static class DiagnosticsCommand
{
    public static Command Create()
    {
        var command = new Command("diagnostics", "Hand a run to whoever looks for the cause of something.");
        command.Subcommands.Add(DiagnosticsExportCommand.Create());
        return command;
    }
}
