using System.CommandLine;

namespace StatHarness.Cli.Commands;

internal static class BenchCommand
{
    public static Command Create()
    {
        var command = new Command("bench", "Hold what was recorded against what it was.");
        command.Subcommands.Add(BenchGateCommand.Create());
        return command;
    }
}
