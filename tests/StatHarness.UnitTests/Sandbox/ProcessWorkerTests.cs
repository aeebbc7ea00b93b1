using System.Text;
using StatHarness.Sandbox;
using StatHarness.Sandbox.Portable;
using Xunit;

namespace StatHarness.UnitTests.SandboxRoom;

/// <summary>The weakest level, which on this system only runs when asked for directly.</summary>
public sealed class ProcessWorkerTests
{
    private static readonly string WorkerPath = Path.Combine(
        AppContext.BaseDirectory.Replace("StatHarness.UnitTests", "StatHarness.AttackWorker", StringComparison.Ordinal), "StatHarness.AttackWorker.dll");

    private static readonly Isolation Weak = new(IsolationLevel.ProcessOnly, ["own process"], "For a test.");

    [SkippableTheory]
    [InlineData("echo", "hello", 20_000, WorkEnd.Completed, "hello")]
    [InlineData("sleep", "60000", 500, WorkEnd.Timeout, "")]
    [InlineData("exit", "0", 20_000, WorkEnd.Crashed, "")]
    [InlineData("response", "3000000", 20_000, WorkEnd.OutputLimit, "")]
    public async Task a_worker_without_confinement_still_ends_as_it_must(string verb, string word, int wallMs, object end, string text)
    {
        var outcome = await RunAsync(new(Encoding.UTF8.GetBytes(verb + "\n" + word), [], new(TimeSpan.FromMilliseconds(wallMs), 256L << 20)));
        Assert.True(Equals(end, outcome.End), outcome.ToString());
        Assert.Equal(text, Encoding.UTF8.GetString(outcome.Response.Span));
        Assert.Equal(IsolationLevel.ProcessOnly, outcome.Isolation.Level);
    }

    [SkippableFact]
    public async Task a_grant_arrives_by_name()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "granted");
        var outcome = await RunAsync(new("grant\nx"u8.ToArray(), [new("x", path)], new(TimeSpan.FromSeconds(20), 256L << 20)));
        File.Delete(path);
        Assert.Equal("granted", Encoding.UTF8.GetString(outcome.Response.Span));
    }

    private static Task<WorkOutcome> RunAsync(WorkItem item)
    {
        Skip.IfNot(File.Exists(WorkerPath), "The attack worker is built with the system tests.");
        return ProcessWorker.RunAsync(WorkerPath, SandboxPolicy.DenyAll with { MaxResponseBytes = 1 << 20 }, Weak, item, CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(60));
    }
}
