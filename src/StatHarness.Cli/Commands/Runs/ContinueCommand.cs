using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

/// <summary><c>runs resume</c> and <c>runs retry</c>: finish what was begun, under a new run id.</summary>
internal static class ContinueCommand
{
    public static Command Resume() => Create("resume", "Do a crashed, failed or canceled run again: what had a result is reused, the rest is computed.", retry: false);

    public static Command Retry() => Create("retry", "Run again what failed in a run; what had a result is reused.", retry: true);

    private static Command Create(string name, string description, bool retry)
    {
        var command = new Command(name, description);
        Argument<string> run = new("run") { Description = "Run id, a unique prefix of one, or 'latest'.", DefaultValueFactory = _ => "latest" };
        Option<string[]> secrets = new("--set") { Description = "A secret setting, which no file holds, as plugin.key=value; may be repeated.", HelpName = "setting" };
        Option<int> workers = new("--workers") { Description = "Plugins at a time [default: the setting harness.workers, else the number of processors].", HelpName = "n" };
        WorkersOption.Check(workers);
        command.Arguments.Add(run);
        command.Options.Add(secrets);
        command.Options.Add(workers);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var atATime = WorkersOption.Of(parse, workers);
            using var session = GlobalOptions.Open(parse, atATime);
            using var work = session.Work();
            var plan = session.PlanContinuation(parse.GetValue(run)!, retry, parse.GetValue(secrets));
            using var progress = new ProgressLine();
            var continued = await plan.RunAsync(new RunOptions { Workers = atATime }, progress.OfRun(), cancellationToken).ConfigureAwait(false);
            progress.Dispose();
            Output.For(parse).Result(RunCommand.Record(continued), () => continued.Card.Text);
            return (int)RunCommand.Exit(continued.Report.Outcome);
        });
        return command;
    }
}
