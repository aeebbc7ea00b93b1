using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Timelines;
using StatHarness.Sdk;
using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

public sealed class RunTimelineTests
{
    private static readonly ReportRun Run = SampleReport.Build().Run;

    [Fact]
    public void the_critical_path_follows_the_dependency_that_ended_last()
    {
        var timeline = Of([Ran("a", 0, 100), Ran("b", 0, 300), Ran("c", 300, 50), Ran("d", 350, 20)], new() { ["c"] = ["a", "b"], ["d"] = ["c"] });
        Assert.Equal(["b", "c", "d"], timeline.CriticalPath);
        Assert.Equal((370, "b"), (timeline.CriticalMs, timeline.Bottleneck));
        Assert.Equal(["b", "c", "d"], timeline.Executions.Where(entry => entry.Critical).Select(entry => entry.Plugin));
        Assert.StartsWith("Bottleneck: b.", timeline.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void waiting_for_a_worker_is_told_from_waiting_for_a_dependency()
    {
        var timeline = Of([Ran("a", 0, 100), Ran("b", 400, 10)], new() { ["b"] = ["a"] });
        Assert.Equal(300, timeline.Executions.Single(entry => entry.Plugin == "b").QueuedMs, 1e-9);
        Assert.Contains("number of workers", timeline.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void what_came_from_the_cache_has_a_place_and_what_did_not_start_has_none()
    {
        var timeline = Of([Ran("a", 0, 10) with { StartedAt = null, Cached = true, WaitedMs = 5 }, Ran("b", 0, 0) with { StartedAt = null, Outcome = ExecutionOutcome.Skipped }], []);
        Assert.Equal([5.0, null], timeline.Executions.Select(entry => entry.StartMs));
        Assert.Equal("Nothing ran: every result came from the cache.", timeline.Words());
    }

    private static RunExecution Ran(string plugin, double start, double duration) =>
        new(plugin, ExecutionOutcome.Clean, false, null, [], "full", Run.StartedAt.AddMilliseconds(start), start, duration, duration, 1, null, null, []);

    private static RunTimeline Of(IReadOnlyList<RunExecution> executions, Dictionary<string, IReadOnlyList<string>> dependsOn) => RunTimeline.Of(Run with { Executions = executions }, dependsOn);
}
