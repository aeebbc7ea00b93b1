using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class BenchGateCommand
{
    public static Command Create()
    {
        var command = new Command("gate", "Compare recorded durations and report hashes with a baseline file; fails past the threshold.");
        Option<string> baseline = new("--baseline") { Description = "The baseline [default: bench-baseline.json].", HelpName = "file", DefaultValueFactory = _ => "bench-baseline.json" };
        Option<string> threshold = new("--threshold") { Description = "How many times slower is too slow [default: 1.5].", HelpName = "factor", DefaultValueFactory = _ => "1.5" };
        var last = CountOption.Create("--last", "Newest executions of each plugin and dataset whose median counts.", 7);
        Option<bool> update = new("--update") { Description = "Write the baseline from what is recorded." };
        foreach (var option in new Option[] { baseline, threshold, last, update }) command.Options.Add(option);
        threshold.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Factor(result.Tokens[0].Value) is null) result.AddError("--threshold takes a number above 1, such as 1.5.");
        });
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var gate = session.Gate(parse.GetValue(baseline)!, Factor(parse.GetValue(threshold)!)!.Value, parse.GetValue(last) ?? 7, parse.GetValue(update));
            Output.For(parse).Result(HarnessJson.Node(gate.Record), () => gate.Card.Text);
            return gate.Passed ? 0 : (int)ExitCode.GateFailed;
        });
        return command;
    }

    private static double? Factor(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is > 1 and <= 1000 ? factor : null;
}
