using System.Text;
using StatHarness.Sandbox;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

/// <summary>Runs verbs of the attack worker, a program without any static check, in the real sandbox.</summary>
internal static class Attack
{
    /// <summary>No test waits longer, whatever a worker does.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    internal static readonly string WorkerPath = Path.Combine(
        AppContext.BaseDirectory.Replace("StatHarness.SystemTests", "StatHarness.AttackWorker", StringComparison.Ordinal), "StatHarness.AttackWorker.dll");

    private static readonly Lazy<WorkerLauncher> Shared = new(() => new WorkerLauncher(WorkerPath, SandboxPolicy.DenyAll));

    internal static WorkerLauncher Launcher
    {
        get
        {
            Skip.IfNot(OperatingSystem.IsLinux() && WorkerLauncher.Probe().Level == IsolationLevel.Full, "Attacks are held only where isolation is full.");
            return Shared.Value;
        }
    }

    internal static WorkItem Item(string verb, params string[] words) => new(
        Encoding.UTF8.GetBytes(string.Join('\n', [verb, .. words])), [], new(TimeSpan.FromSeconds(30), 256L << 20));

    internal static Task<WorkOutcome> RunAsync(string verb, params string[] words) => RunAsync(Launcher, Item(verb, words));

    internal static async Task<WorkOutcome> RunAsync(WorkerLauncher launcher, WorkItem item, CancellationToken cancellationToken = default) =>
        await launcher.RunAsync(item, cancellationToken).WaitAsync(Patience, CancellationToken.None);

    internal static string Text(this WorkOutcome outcome) => Encoding.UTF8.GetString(outcome.Response.Span);

    internal static string Describe(this WorkOutcome outcome) =>
        $"{outcome.End} '{outcome.Text()}' {outcome.Explanation} stderr '{outcome.StandardErrorTail}' violations: {string.Join("; ", outcome.Violations)}";
}
