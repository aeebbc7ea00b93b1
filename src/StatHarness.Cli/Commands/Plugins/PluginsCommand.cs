using System.CommandLine;

namespace StatHarness.Cli.Commands;

/// <summary>A subcommand is one file beside this one.</summary>
internal static class PluginsCommand
{
    public static Command Create()
    {
        var command = new Command("plugins", "What can be run.");
        foreach (var subcommand in new[] { PluginsListCommand.Create(), PluginsNewCommand.Create(), PluginsTestCommand.Create(), PluginsWatchCommand.Create(), PluginsPackCommand.Create() }) command.Subcommands.Add(subcommand);
        return command;
    }
}
