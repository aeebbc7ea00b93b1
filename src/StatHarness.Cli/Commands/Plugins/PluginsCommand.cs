using System.CommandLine;

namespace StatHarness.Cli.Commands;

/// <summary>A subcommand is one file beside this one.</summary>
internal static class PluginsCommand
{
    public static Command Create()
    {
        var command = new Command("plugins", "What can be run: inventory, lifecycle, authoring.");
        foreach (var subcommand in new[]
        {
            PluginsListCommand.Create(),
            PluginsInstallCommand.Create(),
            PluginsReviewCommand.Create(),
            PluginsEnableCommand.Create(),
            PluginsDisableCommand.Create(),
            PluginsUpdateCommand.Create(),
            PluginsSimulateCommand.Create(),
            PluginsSwitchCommand.Create(),
            PluginsRollbackCommand.Create(),
            PluginsRemoveCommand.Create(),
            PluginsHistoryCommand.Create(),
            PluginsDoctorCommand.Create(),
            PluginsAuditCommand.Create(),
            PluginsKeygenCommand.Create(),
            PluginsSignCommand.Create(),
            PluginsTrustCommand.Create(),
            PluginsNewCommand.Create(),
            PluginsTestCommand.Create(),
            PluginsWatchCommand.Create(),
            PluginsPackCommand.Create(),
            PluginsShipCommand.Create(),
        })
            command.Subcommands.Add(subcommand);
        return command;
    }
}
