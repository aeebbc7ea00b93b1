using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsSimulateCommand
{
    public static Command Create()
    {
        var command = new Command("simulate", "Re-run past runs with another version of a plugin and say which reports would change, finding by finding. Changes nothing.");
        var id = PluginArguments.Id();
        Option<string> version = new("--version") { Description = "Version to try [default: the newest candidate].", HelpName = "x.y.z" };
        Option<string[]> runs = new("--runs") { Description = "Runs to try it on, comma separated [default: the last finished ones, one a dataset].", HelpName = "ids" };
        Option<int> last = new("--last") { Description = "How many of the last runs, when none is named and none is pinned.", HelpName = "n", DefaultValueFactory = _ => 3 };
        last.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000) result.AddError("--last takes a number from 1 to 1000.");
        });
        command.Arguments.Add(id);
        foreach (var option in new Option[] { version, runs, last }) command.Options.Add(option);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var chosen = parse.GetValue(runs)?.SelectMany(run => run.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
            var impact = await session.Inventory.SimulateAsync(parse.GetValue(id)!, parse.GetValue(version), chosen, parse.GetValue(last), new ToStandardError(), cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(HarnessJson.Node(impact), () => impact.Card.Text);
            return 0;
        });
        return command;
    }

    private sealed class ToStandardError : IProgress<string>
    {
        public void Report(string value) => Visible.ToStandardError($"simulating {value}");
    }
}
