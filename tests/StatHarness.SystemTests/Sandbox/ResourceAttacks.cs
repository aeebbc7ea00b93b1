using System.Diagnostics;
using StatHarness.Sandbox;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

public sealed class ResourceAttacks
{
    private static WorkItem Limited(int wallMs, long memoryBytes, string verb, params string[] words) =>
        Attack.Item(verb, words) with { Budget = new(TimeSpan.FromMilliseconds(wallMs), memoryBytes) };

    [SkippableTheory]
    [InlineData("sleep", 300)]
    [InlineData("spin", 300)]
    [InlineData("close", 300)]
    [InlineData("sleep", 1)]
    public async Task time_ends_at_its_limit(string verb, int wallMs)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await Attack.RunAsync(Attack.Launcher, Limited(wallMs, 256L << 20, verb, "60000"));
        Assert.True(outcome.End == WorkEnd.Timeout, outcome.Describe());
        Assert.InRange(outcome.Use.WallMs, wallMs, wallMs + 5000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [SkippableTheory]
    [InlineData("alloc")]
    [InlineData("alloc-swallow")]
    [InlineData("alloc-native")]
    public async Task a_memory_bomb_is_stopped(string verb)
    {
        var outcome = await Attack.RunAsync(Attack.Launcher, Limited(30_000, 128L << 20, verb, "4000"));
        Assert.True(outcome.End == WorkEnd.MemoryLimit || (verb == "alloc-native" && outcome.Text().Contains("OutOfMemory", StringComparison.Ordinal)), outcome.Describe());
        Assert.InRange(outcome.Use.PeakRssBytes, 20L << 20, 700L << 20);
    }

    [SkippableFact]
    public async Task a_thread_bomb_meets_the_cap_and_is_recorded()
    {
        var outcome = await Attack.RunAsync("threads", "500");
        Assert.True(outcome.End == WorkEnd.Completed, outcome.Describe());
        Assert.StartsWith("stopped after", outcome.Text(), StringComparison.Ordinal);
        Assert.Contains(outcome.Violations, v => v is { Syscall: "clone", Action: "EAGAIN" });
        Assert.InRange(outcome.Use.Threads, 10, SandboxPolicy.DenyAll.MaxThreads);
    }

    [SkippableFact]
    public async Task a_flood_of_output_ends_the_worker()
    {
        var outcome = await Attack.RunAsync("stdout", "1000");
        Assert.True(outcome.End == WorkEnd.OutputLimit, outcome.Describe());
    }

    [SkippableFact]
    public async Task the_end_of_standard_error_is_kept()
    {
        var outcome = await Attack.RunAsync("stderr", new string('a', 9000) + "the end");
        Assert.Equal(WorkEnd.Completed, outcome.End);
        Assert.EndsWith("athe end", outcome.StandardErrorTail, StringComparison.Ordinal);
        Assert.Equal(4096, outcome.StandardErrorTail.Length);
    }

    [SkippableFact]
    public async Task a_flood_of_response_ends_the_worker()
    {
        await using var launcher = new WorkerLauncher(Attack.WorkerPath, SandboxPolicy.DenyAll with { MaxResponseBytes = 1 << 20 });
        var outcome = await Attack.RunAsync(launcher, Attack.Item("response", "2000000"));
        Assert.True(outcome.End == WorkEnd.OutputLimit, outcome.Describe());
        Assert.True(outcome.Response.IsEmpty);
    }

    [SkippableFact]
    public async Task a_flood_of_violations_ends_the_worker_and_stays_bounded()
    {
        var outcome = await Attack.RunAsync("violations", "100000");
        Assert.True(outcome.End == WorkEnd.TooManyViolations, outcome.Describe());
        Assert.Equal(SandboxPolicy.DenyAll.MaxViolationRecords + 1, outcome.Violations.Count);
        Assert.Equal(SandboxPolicy.DenyAll.MaxViolations + 1, outcome.Violations.Sum(v => v.Count));
    }

    [SkippableFact]
    public async Task a_background_thread_is_recorded_and_ends_with_its_worker()
    {
        await using var launcher = new WorkerLauncher(Attack.WorkerPath, SandboxPolicy.DenyAll with { MaxViolations = int.MaxValue });
        var outcome = await Attack.RunAsync(launcher, Attack.Item("background"));
        Assert.True(outcome.End == WorkEnd.Completed, outcome.Describe());
        Assert.Equal("/etc/background", Assert.Single(outcome.Violations).Target);
    }
}
