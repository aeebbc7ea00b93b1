using StatHarness.Sandbox.Linux;
using StatHarness.Sandbox.Portable;

namespace StatHarness.Sandbox;

/// <summary>Runs work items in confined workers: one item per worker, no worker twice. Thread-safe.</summary>
public sealed class WorkerLauncher : IAsyncDisposable
{
    private readonly string _workerPath;
    private readonly SandboxPolicy _policy;
    private readonly LinuxSite? _site;

    /// <param name="workerPath">The worker's <c>.dll</c>; its folder becomes readable to every worker, so it holds programs only.</param>
    /// <exception cref="Core.DiagnosticException">SH5001 when this system cannot give what the policy requires; SH5003, SH5009.</exception>
    public WorkerLauncher(string workerPath, SandboxPolicy policy)
    {
        _workerPath = Path.GetFullPath(workerPath);
        _policy = policy;
        if (!File.Exists(_workerPath)) throw SandboxDiagnostics.NoWorker(_workerPath);
        var available = Probe(policy);
        if (available.Level > policy.RequiredIsolation) throw SandboxDiagnostics.TooWeak(policy.RequiredIsolation, available);
        if (OperatingSystem.IsLinux() && available.Level != IsolationLevel.ProcessOnly) _site = new LinuxSite(_workerPath);
        Isolation = _site?.Isolation ?? available;
    }

    /// <summary>What every worker of this launcher gets.</summary>
    public Isolation Isolation { get; }

    /// <summary>What this system can give. The strongest that is possible is used, even when the policy asks for less.</summary>
    public static Isolation Probe(SandboxPolicy? policy = null)
    {
        _ = policy;
        return OperatingSystem.IsLinux()
            ? LinuxIsolation.Probed
            : new(IsolationLevel.ProcessOnly, ["own process"], "No confinement: only Linux offers what the sandbox builds on.");
    }

    /// <summary>Runs one item. Its own end, cancelling included, is an outcome; only a missing sandbox or a bad item throws.</summary>
    public async Task<WorkOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        ItemCheck.Check(item);
        if (_site is null) return await ProcessWorker.RunAsync(_workerPath, _policy, Isolation, item, ct).ConfigureAwait(false);
        await using var worker = await StartAsync(item.Budget.MemoryBytes).ConfigureAwait(false);
        return await worker.AssignAsync(item, ct).ConfigureAwait(false);
    }

    /// <summary>Whether a worker can be made ready before its work is known; a process without confinement is started for its work.</summary>
    internal bool CanWait => _site is not null;

    /// <summary>A worker that is confined, checked and waiting, with nothing granted yet: what <see cref="WorkerPool"/> holds.</summary>
    /// <param name="memoryBytes">Managed heap limit; fixed at start. A work item may have a smaller memory budget, not a larger one.</param>
    /// <param name="thorough">It warms up for longer, so that its work takes less time: for one that waits until somebody asks for it.</param>
    internal async Task<ArmedWorker> StartAsync(long memoryBytes, bool thorough = false) =>
        new(await Linux.Supervise.WorkerSession.StartAsync(_site!, _policy, memoryBytes, thorough).ConfigureAwait(false));

    public ValueTask DisposeAsync()
    {
        _site?.Dispose();
        return ValueTask.CompletedTask;
    }
}
