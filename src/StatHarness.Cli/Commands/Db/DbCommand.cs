using System.CommandLine;

namespace StatHarness.Cli.Commands;

internal static class DbCommand
{
    public static Command Create()
    {
        var command = new Command("db", "The catalogue, state.sqlite: examine, back up, restore, durability, checkpoint.");
        foreach (var sub in new[] { DbDoctorCommand.Create(), DbBackupCommand.Create(), DbRestoreCommand.Create(), DbProfileCommand.Create(), DbCheckpointCommand.Create() }) command.Subcommands.Add(sub);
        return command;
    }
}
