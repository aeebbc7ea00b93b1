using StatHarness.Execution;

namespace StatHarness.Workbench;

/// <summary>Hands a plan to Execution and its progress to whoever watches.</summary>
internal static class Running
{
    public static async Task<Run> RunAsync(Plan plan, RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        if (options.Expect is { } expected) plan.Dataset.Expect(expected);
        var session = plan.Dataset.Session;
        using var work = session.AppData.Work();
        var request = RequestOf(plan, options);
        if (plan.State is { } slice && plan.Record.Executions.Any(planned => planned.State is not null)) session.AppData.Objects.Put(slice);
        var result = await RunExecutor.ExecuteAsync(request, progress is null ? null : new RunPace(plan.Record, request.Fresh, request.Workers, session.Options.Time, progress), cancellationToken).ConfigureAwait(false);
        return new Run(result.Directory, result.Report, result.Reused);
    }

    /// <summary>What Execution needs to know of a plan and its session.</summary>
    internal static RunRequest RequestOf(Plan plan, RunOptions options)
    {
        var session = plan.Dataset.Session;
        return new RunRequest(
            session.AppData, plan.Dataset.Record, plan.Work, session.Plugins, options.Workers ?? session.Workers, options.Fresh,
            session.Pool, plan.Environment)
        {
            Parsed = !plan.Dataset.Reused,
            AcceptedAt = plan.Dataset.AcceptedAt,
            StaticCheck = session.Options.StaticCheck,
            Continues = plan.Continues,
            ApprovedPlan = plan.Approved,
            KeepReady = session.Options.ReadyWorkers,
            ShippedAssemblies = session.Options.ShippedAssemblies,
        };
    }
}
