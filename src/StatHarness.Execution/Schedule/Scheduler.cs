using StatHarness.Planning.Formats.V1;

namespace StatHarness.Execution;

/// <summary>Runs executions when what they depend on is done, as many at once as the pools allow. The order in which they end decides nothing.</summary>
internal sealed class Scheduler(ResourcePools pools)
{
    /// <param name="execute">Never throws for what a plugin does; a fault of the harness ends the run after the others have ended.</param>
    public async Task RunAsync(IReadOnlyList<PlannedExecution> executions, Func<PlannedExecution, Task> execute)
    {
        var known = executions.Select(e => e.Identity.Id).ToHashSet(StringComparer.Ordinal);
        // Long ones first, so that the last to end is not one that could have started early.
        var waiting = executions.OrderByDescending(e => e.Expected?.MedianMs ?? 0).ThenBy(e => e.Level).ThenBy(e => e.Identity.Id, StringComparer.Ordinal).ToList();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var running = new Dictionary<Task, PlannedExecution>();
        while (waiting.Count > 0 || running.Count > 0)
        {
            foreach (var next in waiting.Where(e => e.DependsOn.All(id => done.Contains(id) || !known.Contains(id))).ToList())
            {
                if (!pools.TryEnter(next.ResourceClass, (long)next.Budget.MemoryMb << 20)) continue;
                waiting.Remove(next);
                running.Add(Task.Run(() => execute(next)), next);
            }
            if (running.Count == 0) throw new System.Diagnostics.UnreachableException("The plan has a circle, which the planner refuses.");
            var ended = await Task.WhenAny(running.Keys);
            var execution = running[ended];
            running.Remove(ended);
            pools.Leave(execution.ResourceClass, (long)execution.Budget.MemoryMb << 20);
            if (ended.IsFaulted)
            {
                await Task.WhenAll(running.Keys).ContinueWith(_ => { }, TaskScheduler.Default);
                await ended;
            }
            done.Add(execution.Identity.Id);
        }
    }
}
