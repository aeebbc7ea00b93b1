using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PERF-07: time, memory and transfer of each execution are in the report; what takes too much is stopped.</summary>
public sealed class PERF_07_UseIsRecorded : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void each_execution_states_what_it_used_and_a_memory_bomb_is_stopped()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Figures and limits of the Linux sandbox.");
        var plugins = Path.Combine(workplace.Folder, "plugins");
        Packages.Write(plugins, "busy", Packages.Busy(30));
        Packages.Copy("greedy_memory", plugins);
        workplace.Write("data.csv", "a\n1\n");
        var run = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", plugins, "--plugins", "busy,greedy_memory").Expect(4).Json;
        var busy = run.Execution("busy");
        Assert.InRange((double)busy["cpu_ms"]!, 1, 60_000);
        Assert.InRange((double)busy["duration_ms"]!, 1, 60_000);
        Assert.InRange((long)busy["peak_rss_bytes"]!, 10L << 20, 512L << 20);
        Assert.InRange((long)busy["read_bytes"]!, 1, 64L << 20);
        Assert.InRange((long)busy["written_bytes"]!, 1, 64L << 20);
        var bomb = run.Execution("greedy_memory");
        Assert.Equal("limit_exceeded", (string)bomb["outcome"]!);
        Assert.InRange((long)bomb["peak_rss_bytes"]!, 10L << 20, 1L << 30);
    }
}
