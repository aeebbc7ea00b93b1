using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class DbBackupCommand
{
    public static Command Create()
    {
        var command = new Command("backup", "Copy the catalogue while it is in use, and check the copy.");
        Option<string> to = new("--to") { Description = "File to write, instead of one in appdata/backups.", HelpName = "file" };
        command.Options.Add(to);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var report = session.Database.Backup(parse.GetValue(to));
            Output.For(parse).Result(HarnessJson.Node(report), () => string.Create(CultureInfo.InvariantCulture, $"{report.Path}\n{report.SizeBytes:N0} bytes, sha256 {report.Sha256}"));
            return 0;
        });
        return command;
    }
}
