using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;

namespace StatHarness.Cli.Commands;

internal static class DatasetPinCommands
{
    public static Command Pin()
    {
        var command = new Command("pin", "Keep a dataset: no command deletes it until it is unpinned.");
        var dataset = DatasetsCommand.Named();
        Option<string> reason = new("--reason") { Description = "Why, for whoever wonders later.", HelpName = "text", DefaultValueFactory = _ => "" };
        command.Arguments.Add(dataset);
        command.Options.Add(reason);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var hash = session.Retention.PinDataset(parse.GetValue(dataset)!, parse.GetValue(reason)!);
            Output.For(parse).Result(Output.Object(("data_hash", hash), ("pinned", true), ("reason", parse.GetValue(reason))), () => $"Pinned {hash}.");
            return 0;
        });
        return command;
    }

    public static Command Unpin()
    {
        var command = new Command("unpin", "Let a dataset go when nothing needs it.");
        var dataset = DatasetsCommand.Named();
        command.Arguments.Add(dataset);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var hash = session.Retention.UnpinDataset(parse.GetValue(dataset)!);
            Output.For(parse).Result(Output.Object(("data_hash", hash), ("pinned", false)), () => $"Unpinned {hash}.");
            return 0;
        });
        return command;
    }

    public static Command Keep()
    {
        var command = new Command("keep", "Keep runs of one dataset for another time than `gc` is told.");
        var dataset = DatasetsCommand.Named();
        Option<int?> days = new("--days") { Description = "Keep its runs so many days; left out, they are kept as all others.", HelpName = "n" };
        command.Arguments.Add(dataset);
        command.Options.Add(days);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var kept = parse.GetValue(days);
            var hash = session.Retention.KeepRunsOf(parse.GetValue(dataset)!, kept);
            Output.For(parse).Result(Output.Object(("data_hash", hash), ("keep_days", kept)), () => kept is null
                ? $"Runs of {hash} are kept as all others." : string.Create(CultureInfo.InvariantCulture, $"Runs of {hash} are kept for {kept} days."));
            return 0;
        });
        return command;
    }
}
