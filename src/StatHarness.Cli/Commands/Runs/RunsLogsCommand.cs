using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Execution.Formats.V1;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class RunsLogsCommand
{
    public static Command Create()
    {
        var command = new Command("logs", "What a run logged, or one of its plugins; also of a run that did not end well.");
        var run = RunArgument.Create();
        Option<string> plugin = new("--plugin") { Description = "The log of this plugin instead of the run's.", HelpName = "id" };
        var last = CountOption.Create("--last", "Only the last lines.", null);
        Option<string> file = new("--out") { Description = "Copy the whole log to this file.", HelpName = "file" };
        command.Arguments.Add(run);
        foreach (var option in new Option[] { plugin, last, file }) command.Options.Add(option);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var logs = session.Logs(parse.GetValue(run)!);
            var id = parse.GetValue(plugin);
            var record = Output.Object(("run_id", logs.RunId), ("plugin", id), ("plugins", HarnessJson.Node(logs.Plugins)));
            Func<string> text;
            if (parse.GetValue(file) is { } path)
            {
                var bytes = logs.Save(id, path);
                (record["file"], record["bytes"]) = (path, bytes);
                text = () => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes written to {path}");
            }
            else if (id is null)
            {
                var events = logs.Events(parse.GetValue(last));
                record["events"] = HarnessJson.Node(events);
                text = () => events.Count == 0 ? "This run has no log." : string.Join('\n', events.Select(Line));
            }
            else
            {
                var lines = logs.Lines(id, parse.GetValue(last));
                record["lines"] = HarnessJson.Node(lines);
                text = () => string.Join('\n', lines);
            }
            Output.For(parse).Result(record, text);
            return 0;
        });
        return command;
    }

    private static string Line(LogEvent entry) =>
        $"{entry.Time.ToUniversalTime().ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)} {entry.Level,-5} {entry.Source}: {entry.Event}: {entry.Message}";
}
