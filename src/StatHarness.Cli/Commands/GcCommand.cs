using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class GcCommand
{
    public static Command Create()
    {
        var command = new Command("gc", "Remove old runs, and datasets, uploads and objects that nothing needs. Pinned runs stay; what went leaves a tombstone.");
        Option<bool> dry = new("--dry-run") { Description = "Show what would go, and remove nothing." };
        Option<int?> days = new("--keep-days") { Description = "Keep runs younger than so many days [default: 30, unless --keep-last is given].", HelpName = "n" };
        Option<int?> last = new("--keep-last") { Description = "Keep so many of the newest runs, however old they are.", HelpName = "n" };
        foreach (var option in new Option[] { dry, days, last }) command.Options.Add(option);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var report = session.Retention.Sweep(new SweepOptions { DryRun = parse.GetValue(dry), KeepDays = parse.GetValue(days), KeepLast = parse.GetValue(last) });
            Output.For(parse).Result(HarnessJson.Node(report), () => report.Card.Text);
            return 0;
        });
        return command;
    }
}
