using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

/// <summary><c>runs pin | unpin | delete</c>.</summary>
internal static class RunRetentionCommands
{
    public static IEnumerable<Command> Create() => [Pin(), Unpin(), Delete()];

    private static Command Pin()
    {
        var command = new Command("pin", "Keep a run: no command deletes it until it is unpinned.");
        var run = Named();
        Option<string> reason = new("--reason") { Description = "Why, for whoever wonders later.", HelpName = "text", DefaultValueFactory = _ => "" };
        command.Arguments.Add(run);
        command.Options.Add(reason);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var id = session.Retention.PinRun(parse.GetValue(run)!, parse.GetValue(reason)!);
            Output.For(parse).Result(Output.Object(("run_id", id), ("pinned", true), ("reason", parse.GetValue(reason))), () => $"Pinned {id}.");
            return 0;
        });
        return command;
    }

    private static Command Unpin()
    {
        var command = new Command("unpin", "Let a run go by age and number again.");
        var run = Named();
        command.Arguments.Add(run);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var id = session.Retention.UnpinRun(parse.GetValue(run)!);
            Output.For(parse).Result(Output.Object(("run_id", id), ("pinned", false)), () => $"Unpinned {id}.");
            return 0;
        });
        return command;
    }

    private static Command Delete()
    {
        var command = new Command("delete", "Delete the files of a run for good. Its row stays, with a tombstone.");
        var run = Named();
        command.Arguments.Add(run);
        var confirmation = new TypedConfirmation(command);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var id = parse.GetValue(run)!;
            var report = session.Retention.DeleteRun(id, confirmation.Read(parse, $"the run {id}", session.Retention.HashOfRun(id)));
            Output.For(parse).Result(HarnessJson.Node(report), () => report.Card.Text);
            return 0;
        });
        return command;
    }

    /// <summary>No default: what is pinned or deleted is said.</summary>
    private static Argument<string> Named() => new("run") { Description = "Run id, a unique prefix of one, or 'latest'." };
}
