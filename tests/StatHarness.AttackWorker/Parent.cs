using System.Text;
using StatHarness.Sandbox;

namespace StatHarness.AttackWorker;

/// <summary>The other side: a program of its own that launches this worker, so that a test can kill it or start it as somebody else.</summary>
internal static class Parent
{
    /// <summary>Holds one worker that waits, armed, for work that never comes.</summary>
    internal static async Task<int> WaitArmedAsync()
    {
        await using var launcher = new WorkerLauncher(typeof(Parent).Assembly.Location, SandboxPolicy.DenyAll);
        await using var worker = await launcher.StartAsync(256L << 20);
        Console.WriteLine("armed");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    /// <summary>Says so and launches two workers at once.</summary>
    internal static async Task<int> LaunchAsync()
    {
        await using var launcher = new WorkerLauncher(typeof(Parent).Assembly.Location, SandboxPolicy.DenyAll);
        Console.WriteLine("launching");
        await Task.WhenAll(launcher.StartAsync(256L << 20), launcher.StartAsync(256L << 20));
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    internal static async Task<int> RunAsync(string[] words)
    {
        var path = typeof(Parent).Assembly.Location;
        await using var launcher = new WorkerLauncher(path, SandboxPolicy.DenyAll);
        var item = new WorkItem(Encoding.UTF8.GetBytes(string.Join('\n', words)), [], new(TimeSpan.FromSeconds(50), 256L << 20));
        var outcome = await launcher.RunAsync(item, CancellationToken.None);
        Console.WriteLine($"{outcome.End}|{Encoding.UTF8.GetString(outcome.Response.Span)}|{string.Join(';', outcome.Violations.Select(v => v.Target))}|{string.Join(',', outcome.Isolation.Layers)}");
        return 0;
    }
}
