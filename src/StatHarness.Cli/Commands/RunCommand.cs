using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Ingest, confirm the identity of the data, plan, run every plugin in its sandbox and write the report.");
        Option<string> approved = new("--plan") { Description = "Execute this approved plan, exactly; refuse when one of its inputs changed. Then the data may be left out.", HelpName = "file" };
        var data = new DataArgument(command, approved);
        var plan = new PlanArguments(command);
        command.Options.Add(approved);
        var confirmation = new IdentityConfirmation(command, data);
        Option<int> workers = new("--workers") { Description = "Plugins at a time [default: the setting harness.workers, else the number of processors].", HelpName = "n" };
        Option<bool> fresh = new("--fresh") { Description = "Run again even when the same work has a result." };
        command.Options.Add(workers);
        command.Options.Add(fresh);
        Option<bool> sandboxOnly = new("--without-static-check") { Description = "Compile plugins without the source allowlist, so that the sandbox alone holds them: for testing the sandbox." };
        command.Options.Add(sandboxOnly);
        WorkersOption.Check(workers);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var atATime = WorkersOption.Of(parse, workers);
            var settings = GlobalOptions.Options(parse, atATime) with { StaticCheck = !parse.GetValue(sandboxOnly) };
            // What was answered before and rests on nothing that was touched is answered again, without opening anything.
            var memo = data.IsStored(parse) && confirmation.IsGiven(parse) && !parse.GetValue(fresh) && !plan.GivesSettings(parse)
                ? new RunMemo(settings, parse.Tokens.Select(token => token.Value)) : null;
            if (memo?.Find() is { } before)
            {
                Console.Out.WriteLine(before);
                return 0;
            }
            using var session = HarnessSession.Open(settings);
            using var work = session.Work();
            var dataset = data.IsGiven(parse) ? await data.ReadAsync(session, parse, cancellationToken).ConfigureAwait(false) : null;
            var planned = parse.GetValue(approved) is { } file
                ? session.OpenPlan(file, dataset, plan.Secrets(parse))
                : await dataset!.PlanAsync(plan.Read(parse), cancellationToken).ConfigureAwait(false);
            if (planned.Approved is null) confirmation.Require(parse, planned);
            using var progress = new ProgressLine();
            var options = new RunOptions { Fresh = parse.GetValue(fresh), Workers = atATime, Expect = data.Expected(parse) };
            var run = await planned.RunAsync(options, progress.OfRun(), cancellationToken).ConfigureAwait(false);
            progress.Dispose();
            var answer = Output.For(parse).Lines(Record(run), () => run.Card.Text);
            Console.Out.WriteLine(answer);
            if (run.Report.Outcome == RunOutcome.Completed && memo?.Keep(planned, run, answer) is { } problem) Visible.ToStandardError($"notice: {problem}");
            return (int)Exit(run.Report.Outcome);
        });
        return command;
    }

    public static ExitCode Exit(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Completed => ExitCode.Ok,
        RunOutcome.Canceled => ExitCode.Canceled,
        _ => ExitCode.PluginFailed,
    };

    public static JsonObject Record(Run run)
    {
        var report = run.Report;
        var executions = report.Run.Executions.Select(execution => (JsonNode)Output.Object(
            ("plugin", execution.Plugin),
            ("outcome", HarnessJson.Node(execution.Outcome)),
            ("cached", execution.Cached),
            ("isolation", execution.Isolation),
            ("duration_ms", execution.DurationMs),
            ("cpu_ms", execution.CpuMs),
            ("peak_rss_bytes", execution.PeakRssBytes),
            ("read_bytes", execution.ReadBytes),
            ("written_bytes", execution.WrittenBytes),
            ("violations", HarnessJson.Node(execution.Violations))));
        return Output.Object(
            ("run_id", report.Run.RunId),
            ("run_fingerprint", report.Run.RunFingerprint.ToString()),
            ("outcome", HarnessJson.Node(report.Outcome)),
            ("reused", run.Reused),
            ("report_hash", report.Run.ReportHash.ToString()),
            ("run_dir", run.Directory),
            ("findings", report.Findings.Count),
            ("executions", new JsonArray([.. executions])));
    }
}
