using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class RunsMetricsCommand
{
    public static Command Create()
    {
        var command = new Command("metrics", "Times to first result and to report, and how many runs failed, were retried or corrected.");
        var last = CountOption.Create("--last", "So many of the newest runs.", 50);
        command.Options.Add(last);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var metrics = session.Metrics(parse.GetValue(last) ?? 50);
            Output.For(parse).Result(HarnessJson.Node(metrics.Record), () => metrics.Card.Text);
            return 0;
        });
        return command;
    }
}
