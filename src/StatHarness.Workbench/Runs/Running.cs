using StatHarness.Core.Json;
using StatHarness.Execution;

namespace StatHarness.Workbench;

/// <summary>Hands a plan to Execution and its progress to whoever watches.</summary>
internal static class Running
{
    public static async Task<Run> RunAsync(Plan plan, RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        if (options.Expect is { } expected) plan.Dataset.Expect(expected);
        var session = plan.Dataset.Session;
        var request = new RunRequest(
            session.AppData, plan.Dataset.Record, plan.Work, session.Plugins, options.Workers ?? session.Workers, options.Fresh,
            session.Options.WorkerPath, session.Policy, plan.Environment)
        {
            Parsed = !plan.Dataset.Reused,
            StaticCheck = session.Options.StaticCheck,
        };
        var result = await RunExecutor.ExecuteAsync(request, progress is null ? null : new Watcher(progress), cancellationToken).ConfigureAwait(false);
        return new Run(result.Directory, result.Report, result.Reused);
    }

    private sealed class Watcher(IProgress<RunProgress> progress) : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
            if (Step(value) is { } state) progress.Report(new RunProgress(value.Done, value.Total, value.Plugin, state, value.ElapsedMs));
        }

        private static string? Step(RunEvent step) => step.Kind switch
        {
            RunEventKind.Started => "running",
            RunEventKind.Finished => HarnessJson.Node(step.Outcome!.Value).GetValue<string>() + (step.Cached ? " (cached)" : ""),
            _ => null,
        };
    }
}
