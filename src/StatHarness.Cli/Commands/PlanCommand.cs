using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create()
    {
        var command = new Command("plan", "Show what would run on a table, why, on which columns and at what cost. Runs nothing.");
        var data = new DataArgument(command);
        var arguments = new PlanArguments(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var dataset = await data.ReadAsync(session, parse, cancellationToken).ConfigureAwait(false);
            var plan = await dataset.PlanAsync(arguments.Read(parse), cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(HarnessJson.Node(plan.Record), () => dataset.Card.Text + "\n" + plan.Card.Text);
            return 0;
        });
        return command;
    }
}
