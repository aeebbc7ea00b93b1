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
        Option<string> file = new("--out") { Description = "Write the plan to this file as well, to be looked at, approved and run exactly so: plan approve, run --plan.", HelpName = "file" };
        command.Options.Add(file);
        command.Subcommands.Add(Approve());
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var dataset = await data.ReadAsync(session, parse, cancellationToken).ConfigureAwait(false);
            var plan = await dataset.PlanAsync(arguments.Read(parse), cancellationToken).ConfigureAwait(false);
            var written = parse.GetValue(file) is { } path ? $"\nWritten to {path}, digest {plan.Write(path)}.\nApprove it: stat-harness plan approve {path}" : "";
            Output.For(parse).Result(HarnessJson.Node(plan.Record), () => dataset.Card.Text + "\n" + plan.Card.Text + written);
            return 0;
        });
        return command;
    }

    private static Command Approve()
    {
        var command = new Command("approve", "Approve a plan file as it is now: `run --plan` executes exactly that, and nothing that was changed since.");
        Argument<string> file = new("file") { Description = "The plan, as `plan --out` wrote it." };
        command.Arguments.Add(file);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var path = parse.GetValue(file)!;
            var approval = session.ApprovePlan(path);
            Output.For(parse).Result(HarnessJson.Node(approval), () => $"Approved by {approval.ApprovedBy}: plan {approval.Plan}\nRun it: stat-harness run --plan {path}");
            return 0;
        });
        return command;
    }
}
