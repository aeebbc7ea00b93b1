using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using StatHarness.Planning.Formats.V1;

namespace StatHarness.Execution;

/// <summary>Runs executions when what they depend on is done, as many at once as the pools allow. The order in which they end decides nothing.</summary>
internal sealed class Scheduler(ResourcePools pools)
{
    private enum Step
    {
        LeftItsPlace,
        Ended,
    }

    private readonly Channel<(PlannedExecution Execution, Step Step, Exception? Fault)> steps = Channel.CreateUnbounded<(PlannedExecution, Step, Exception?)>();

    /// <param name="execute">
    /// May call what it is given when it needs its place no longer, and ends when what depends on it may start. Never throws for what a plugin does; a fault of
    /// the harness ends the run after the others have ended.
    /// </param>
    public async Task RunAsync(IReadOnlyList<PlannedExecution> executions, Func<PlannedExecution, Action, Task> execute)
    {
        var known = executions.Select(e => e.Identity.Id).ToHashSet(StringComparer.Ordinal);
        // Long ones first, so that the last to end is not one that could have started early.
        var waiting = executions.OrderByDescending(e => e.Expected?.MedianMs ?? 0).ThenBy(e => e.Level).ThenBy(e => e.Identity.Id, StringComparer.Ordinal).ToList();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var under = 0;
        Exception? fault = null;
        while (waiting.Count + under > 0)
        {
            foreach (var next in waiting.Where(e => e.DependsOn.All(id => done.Contains(id) || !known.Contains(id))).ToList())
            {
                if (!pools.TryEnter(next.ResourceClass, (long)next.Budget.MemoryMb << 20)) continue;
                waiting.Remove(next);
                under++;
                _ = Task.Run(() => ExecuteAsync(next, execute));
            }
            if (under == 0) throw new System.Diagnostics.UnreachableException("The plan has a circle, which the planner refuses.");
            var (execution, step, problem) = await steps.Reader.ReadAsync();
            if (step == Step.LeftItsPlace)
            {
                pools.Leave(execution.ResourceClass, (long)execution.Budget.MemoryMb << 20);
                continue;
            }
            under--;
            done.Add(execution.Identity.Id);
            if (problem is null) continue;
            fault ??= problem;
            waiting.Clear();
        }
        if (fault is not null) ExceptionDispatchInfo.Throw(fault);
    }

    private async Task ExecuteAsync(PlannedExecution execution, Func<PlannedExecution, Action, Task> execute)
    {
        var left = false;
        Exception? fault = null;
        try
        {
            await execute(execution, Leave);
        }
        catch (Exception found)
        {
            fault = found;
        }
        Leave();
        steps.Writer.TryWrite((execution, Step.Ended, fault));

        void Leave()
        {
            if (left) return;
            left = true;
            steps.Writer.TryWrite((execution, Step.LeftItsPlace, null));
        }
    }
}
