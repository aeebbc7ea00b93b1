using StatHarness.Sandbox;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

public sealed class FirstContact
{
    [SkippableFact]
    public async Task a_confined_worker_answers()
    {
        var outcome = await Attack.RunAsync("echo", "hello");
        Assert.True(outcome.End == WorkEnd.Completed, outcome.Describe());
        Assert.Equal("hello", outcome.Text());
        Assert.Empty(outcome.Violations);
    }
}
