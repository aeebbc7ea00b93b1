using System.CommandLine;

namespace StatHarness.Cli.Commands;

/// <summary>A subcommand is one file beside this one.</summary>
internal static class SettingsCommand
{
    public static Command Create()
    {
        var command = new Command("settings", "The settings of this project: of every plugin and of the harness. A run has what is stored here, under its own --set.");
        foreach (var subcommand in new[]
        {
            SettingsListCommand.Create(), SettingsGetCommand.Create(), SettingsSetCommand.Create(), SettingsUnsetCommand.Create(), SettingsResetCommand.Create(),
            SettingsDiffCommand.Create(), SettingsHistoryCommand.Create(), SettingsValidateCommand.Create(),
        })
            command.Subcommands.Add(subcommand);
        return command;
    }
}
