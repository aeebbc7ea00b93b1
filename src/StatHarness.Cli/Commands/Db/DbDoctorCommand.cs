using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class DbDoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Check every page, index and reference, the write-ahead log, the durability profile, backups, and that what rows name is there. Changes nothing; works on a damaged catalogue.");
        Option<bool> objects = new("--objects") { Description = "Read and hash every object and upload as well." };
        command.Options.Add(objects);
        command.SetAction(parse =>
        {
            var report = Database.Examine(GlobalOptions.Options(parse), parse.GetValue(objects));
            Output.For(parse).Result(HarnessJson.Node(report), () => report.Card.Text);
            return report.Verdict == "fail" ? (int)ExitCode.EnvironmentCannot : 0;
        });
        return command;
    }
}
