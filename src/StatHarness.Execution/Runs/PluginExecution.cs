using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>One plugin from key to result: reuse it, or compile, run, judge, keep.</summary>
internal sealed class PluginExecution(RunRequest run, string runId, ResultCache cache, CompiledPlugins compiled, ExecuteWork execute, GrantedObjects columns, RunFiles files)
{
    private static readonly ExecutionOutcome[] Reusable = [ExecutionOutcome.Findings, ExecutionOutcome.Clean, ExecutionOutcome.NotApplicable];

    private TimeProvider Time => run.AppData.Time;

    /// <param name="upstream">Results of what it depends on.</param>
    /// <param name="digests">Their digests.</param>
    /// <param name="computed">Called when there is a result that only has to be kept.</param>
    public async Task<FinishedExecution> RunAsync(
        PlannedExecution planned, PluginPackage package, IReadOnlyDictionary<string, PluginResult> upstream, IReadOnlyDictionary<string, Digest> digests, Action computed,
        CancellationToken cancellationToken)
    {
        var key = ExecutionKeys.Of(planned, run.Dataset, run.Plan.EnvironmentHash, digests);
        var started = Time.GetTimestamp();
        if (!run.Fresh && cache.Find(planned.Identity.Id, key.Hash) is { } reused)
        {
            var hit = new FinishedExecution(planned, Verdicts.Of(reused.Result))
            {
                Result = reused.Result,
                ResultDigest = reused.Digest,
                CachedFrom = reused.FromRun,
                Reasons = [CacheReasons.Unchanged],
                Use = WorkUse.None with { WallMs = Time.GetElapsedTime(started).TotalMilliseconds },
            };
            return Keep(hit, key);
        }
        var reasons = run.Fresh ? [CacheReasons.Fresh] : CacheReasons.Between(RunHistory.LastKey(run.AppData, planned.Identity.Id, run.Dataset.DataHash), key);
        var finished = await ComputeAsync(planned, package, key, upstream, cancellationToken);
        computed();
        return Keep(finished with { Reasons = reasons }, key);
    }

    private async Task<FinishedExecution> ComputeAsync(
        PlannedExecution planned, PluginPackage package, ExecutionKey key, IReadOnlyDictionary<string, PluginResult> upstream, CancellationToken cancellationToken)
    {
        var script = await compiled.GetAsync(package, cancellationToken);
        if (script.Assembly is not { } assembly)
        {
            return new FinishedExecution(planned, Verdicts.NotCompiled(script)) { Violations = Verdicts.Forbidden(script) };
        }
        var request = RequestOf.Execution(planned, package, run.Dataset, key, upstream);
        columns.Check(request);
        files.Request(request, package);
        var startedAt = Time.GetUtcNow();
        var reply = SecretGuard.Guard(planned, package, await execute(new PluginWork(package, request, assembly), cancellationToken));
        var verdict = Verdicts.Of(planned.Budget, reply);
        if (Reusable.Contains(verdict.Outcome)) foreach (var artifact in reply.Artifacts) run.AppData.Objects.Put(artifact.Span);
        return new FinishedExecution(planned, verdict)
        {
            Result = Reusable.Contains(verdict.Outcome) ? reply.Result : null,
            Isolation = reply.Isolation,
            StartedAt = startedAt,
            Use = reply.Use,
            Violations = reply.Violations,
            ErrorTail = reply.ErrorTail,
            Queries = reply.Queries,
        };
    }

    private FinishedExecution Keep(FinishedExecution finished, ExecutionKey key)
    {
        if (finished is { Result: { } result, ResultDigest: null }) finished = finished with { ResultDigest = cache.Keep(finished.Planned.Identity.Id, result) };
        cache.Record(new ExecutionEntry(
            runId, finished.Planned.Identity.Id, run.Dataset.DataHash, key.Hash, HarnessJson.Node(key).AsObject(),
            HarnessJson.Node(finished.Verdict.Outcome).GetValue<string>(), finished.CachedFrom is not null, finished.ResultDigest, finished.Use.WallMs)
        {
            CpuMs = finished.CachedFrom is null ? finished.Use.CpuMs : null,
        });
        files.Response(finished);
        foreach (var artifact in finished.Result?.Artifacts ?? []) files.Artifact(finished.Planned.Identity.Id, artifact.Name, run.AppData.Objects.Read(artifact.Sha256));
        return finished;
    }
}
