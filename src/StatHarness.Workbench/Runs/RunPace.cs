using StatHarness.Core.Json;
using StatHarness.Execution;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>Turns the events of a run into progress, with what runs now and what is left by the history of the plugins.</summary>
internal sealed class RunPace(PlanRecord plan, bool fresh, int workers, TimeProvider time, IProgress<RunProgress> progress) : IProgress<RunEvent>
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, long> running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double?> ahead = plan.Executions.Where(planned => planned.Decision == Decisions.Run && (fresh || !planned.Cached))
        .ToDictionary(planned => planned.Identity.Id, planned => planned.Expected?.MedianMs, StringComparer.Ordinal);

    public void Report(RunEvent value)
    {
        RunProgress? step;
        lock (gate) step = Step(value);
        if (step is not null) progress.Report(step);
    }

    private RunProgress? Step(RunEvent value)
    {
        switch (value.Kind)
        {
            case RunEventKind.Compiling:
                return Of(value, "compiling");
            case RunEventKind.Started:
                running[value.Plugin] = time.GetTimestamp();
                return Of(value, "running");
            case RunEventKind.Finished:
                running.Remove(value.Plugin);
                ahead.Remove(value.Plugin);
                return Of(value, HarnessJson.Node(value.Outcome!.Value).GetValue<string>() + (value.Cached ? " (cached)" : ""));
            default:
                return null;
        }
    }

    private RunProgress Of(RunEvent value, string state) => new(value.Done, value.Total, value.Plugin, state, value.ElapsedMs)
    {
        Running = [.. running.Select(entry => new RunningPlugin(entry.Key, time.GetElapsedTime(entry.Value).TotalMilliseconds, ahead.GetValueOrDefault(entry.Key)))],
        LeftMs = Left(),
    };

    /// <summary>Plugins without a history count as one that has; what runs already counts with its rest; the longest cannot be shared.</summary>
    private double? Left()
    {
        if (ahead.Count == 0) return 0;
        if (!ahead.Values.Any(expected => expected is not null)) return null;
        var typical = ahead.Values.OfType<double>().Average();
        var rests = ahead.Select(entry => Math.Max(0, (entry.Value ?? typical) - (running.TryGetValue(entry.Key, out var since) ? time.GetElapsedTime(since).TotalMilliseconds : 0))).ToList();
        return Math.Max(rests.Sum() / workers, rests.Max());
    }
}
