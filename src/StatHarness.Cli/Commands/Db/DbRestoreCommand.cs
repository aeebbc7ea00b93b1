using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class DbRestoreCommand
{
    public static Command Create()
    {
        var command = new Command("restore", "Put a backup in the catalogue's place. The backup is checked first, the replaced file is kept, and runs, datasets and uploads that only their directories know are entered again.");
        Argument<string?> backup = new("backup") { Description = "The file of the backup [default: the newest good one in appdata/backups].", DefaultValueFactory = _ => null };
        Option<bool> rebuild = new("--rebuild") { Description = "Take no backup: make the catalogue anew from the directories." };
        command.Arguments.Add(backup);
        command.Options.Add(rebuild);
        command.Validators.Add(result =>
        {
            if (result.GetValue(rebuild) && result.GetValue(backup) is not null) result.AddError("--rebuild takes no backup: leave one of them out.");
        });
        command.SetAction(parse =>
        {
            var report = Database.Restore(GlobalOptions.Options(parse), parse.GetValue(backup), parse.GetValue(rebuild));
            Output.For(parse).Result(HarnessJson.Node(report), () => report.Card.Text);
            return 0;
        });
        return command;
    }
}
