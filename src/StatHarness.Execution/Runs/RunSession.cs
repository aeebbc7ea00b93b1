using System.Collections.Concurrent;
using StatHarness.Core;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>The executions of one run: who may start, who is blocked, what each gave.</summary>
internal sealed class RunSession(RunRequest run, IReadOnlyDictionary<string, PluginPackage> packages, PluginExecution plugin, RunLog log, IProgress<RunEvent>? progress)
{
    private readonly ConcurrentDictionary<string, FinishedExecution> _finished = new(StringComparer.Ordinal);
    private readonly long _start = run.AppData.Time.GetTimestamp();

    /// <returns>One per execution of the plan, in its order.</returns>
    public async Task<IReadOnlyList<FinishedExecution>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var planned in run.Plan.Executions)
        {
            if (planned.Decision == Decisions.NotApplicable) Finish(new FinishedExecution(planned, Verdicts.NotApplicable(planned)));
            else if (planned.Decision == Decisions.Skipped) Finish(new FinishedExecution(planned, Verdicts.Skipped(planned)));
        }
        var scheduler = new Scheduler(new ResourcePools(run.Workers, run.HeavyWorkers, MemoryRoom.Bytes()));
        await scheduler.RunAsync([.. run.Plan.Executions.Where(planned => planned.Decision == Decisions.Run)], (planned, leave) => ExecuteAsync(planned, leave, cancellationToken));
        return [.. run.Plan.Executions.Select(planned => _finished[planned.Identity.Id])];
    }

    /// <param name="leave">Called when the worker is done: what is kept of it does not keep the next one waiting.</param>
    private async Task ExecuteAsync(PlannedExecution planned, Action leave, CancellationToken cancellationToken)
    {
        var package = packages[planned.Identity.Id];
        if (cancellationToken.IsCancellationRequested)
        {
            Finish(new FinishedExecution(planned, Verdicts.Canceled()));
            return;
        }
        var missing = package.Manifest.DependsOn.Where(id => !Delivered(id)).ToList();
        if (missing.Count > 0)
        {
            Finish(new FinishedExecution(planned, Verdicts.Blocked(missing)));
            return;
        }
        var waited = run.AppData.Time.GetElapsedTime(_start).TotalMilliseconds;
        log.Started(planned.Identity.Id, waited);
        Tell(RunEventKind.Started, planned.Identity.Id, null, false, waited);
        var (results, digests) = Upstream(planned, package.Manifest);
        var finished = await plugin.RunAsync(planned, package, results, digests, leave, cancellationToken);
        Finish(finished with { WaitedMs = waited });
    }

    private bool Delivered(string id) => _finished.TryGetValue(id, out var finished) && finished.ResultDigest is not null;

    private (IReadOnlyDictionary<string, PluginResult> Results, IReadOnlyDictionary<string, Digest> Digests) Upstream(PlannedExecution planned, PluginManifest manifest)
    {
        var results = new SortedDictionary<string, PluginResult>(StringComparer.Ordinal);
        var digests = new SortedDictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var id in planned.DependsOn)
        {
            if (!_finished.TryGetValue(id, out var dependency) || dependency is not { Result: { } result, ResultDigest: { } digest }) continue;
            results[id] = result;
            digests[id] = digest;
        }
        // A report sees q values: they are a function of the very results that its key lists.
        return manifest.Needs.Upstream == "all" ? (RunLedger.Adjust(results).Results, digests) : (results, digests);
    }

    private void Finish(FinishedExecution finished)
    {
        _finished[finished.Planned.Identity.Id] = finished;
        log.Finished(finished);
        Tell(RunEventKind.Finished, finished.Planned.Identity.Id, finished.Verdict, finished.CachedFrom is not null, finished.Use.WallMs);
    }

    private void Tell(RunEventKind kind, string id, Verdict? verdict, bool cached, double elapsedMs) =>
        progress?.Report(new RunEvent(kind, _finished.Count, run.Plan.Executions.Count, id, verdict?.Outcome, cached, elapsedMs));
}
