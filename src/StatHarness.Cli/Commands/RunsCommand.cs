using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class RunsCommand
{
    public static Command Create()
    {
        var command = new Command("runs", "List past runs, or show one.");
        command.Subcommands.Add(List());
        command.Subcommands.Add(Show());
        command.Subcommands.Add(RunsLogsCommand.Create());
        command.Subcommands.Add(RunsMetricsCommand.Create());
        command.Subcommands.Add(ContinueCommand.Resume());
        command.Subcommands.Add(ContinueCommand.Retry());
        foreach (var further in RunRetentionCommands.Create()) command.Subcommands.Add(further);
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "All runs, the newest first.");
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var runs = session.Runs();
            Output.For(parse).Result(HarnessJson.Node(runs), () => runs.Count == 0 ? "No runs yet: stat-harness run <file>" : string.Join('\n', runs.Select(Line)));
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var command = new Command("show", "What a run did, with its proof checked: hashes of the report and of every artifact.");
        var run = RunArgument.Create();
        command.Arguments.Add(run);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var attempt = session.FindAttempt(parse.GetValue(run)!);
            if (attempt.Run.ReportHash is null)
            {
                Output.For(parse).Result(HarnessJson.Node(attempt), () => attempt.Card.Text);
                return 0;
            }
            var found = session.FindRun(attempt.Run.RunId);
            var problems = found.Check();
            var record = RunCommand.Record(found);
            record["continues"] = attempt.Continues;
            record["next"] = attempt.Command;
            record["integrity"] = new JsonArray([.. problems.Select(problem => (JsonNode)HarnessJson.Node(problem))]);
            Output.For(parse).Result(record, () => found.Card.Text + "\n" + (attempt.Command is { } next ? $"Next: {next}\n" : "") + (problems.Count == 0
                ? "Integrity: report and artifacts match their hashes."
                : "Integrity: BROKEN\n" + string.Join('\n', problems)));
            return problems.Count == 0 ? 0 : (int)Core.ExitCode.NotReproduced;
        });
        return command;
    }

    private static string Line(RunSummary run) =>
        $"{run.RunId}  {run.StartedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}  {run.Outcome,-22}  {run.DataHash.Abbreviated}  {run.FileName}{(run.Pinned is null ? "" : "  pinned")}{(run.Deleted is { } deleted ? $"  {deleted.Sentence}" : "")}";
}
