namespace StatHarness.Sandbox;

/// <summary>
/// Armed workers that wait for their only work item, so that work does not wait for a process to start. The rules of confinement are
/// the same for all workers and a grant travels as a descriptor, which is why a worker can be confined before anybody knows for what.
/// Thread-safe. Disposing ends those that still wait.
/// </summary>
/// <param name="workerPath">The worker's <c>.dll</c>.</param>
/// <param name="keep">Workers that may wait at a time; 0 starts each for its work.</param>
public sealed class WorkerPool(string workerPath, SandboxPolicy policy, int keep) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Lazy<WorkerLauncher> _launcher = new(() => new WorkerLauncher(workerPath, policy));
    private readonly Queue<Task<ArmedWorker?>> _waiting = [];
    private bool _disposed;

    /// <summary>Starts workers for work that is certain to come; returns at once. Whoever finds the sandbox broken is the one who runs work.</summary>
    /// <param name="items">Work items ahead.</param>
    public void Expect(int items)
    {
        lock (_lock)
        {
            for (var missing = Math.Min(items, keep) - _waiting.Count; missing > 0 && !_disposed; missing--)
            {
                _waiting.Enqueue(Task.Run(StartAsync));
            }
        }
    }

    /// <summary>Runs one item in a worker of its own. As <see cref="WorkerLauncher.RunAsync"/>.</summary>
    /// <param name="further">Items that will follow this one: as many workers are made ready meanwhile, as far as they are kept.</param>
    public async Task<WorkOutcome> RunAsync(WorkItem item, int further, CancellationToken cancellationToken)
    {
        ItemCheck.Check(item);
        if (item.Budget.MemoryBytes > policy.PooledMemoryBytes || await TakeAsync().ConfigureAwait(false) is not { } armed)
        {
            return await _launcher.Value.RunAsync(item, cancellationToken).ConfigureAwait(false);
        }
        Expect(further);
        await using (armed.ConfigureAwait(false)) return await armed.AssignAsync(item, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ArmedWorker?> StartAsync() =>
        _launcher.Value.CanWait ? await _launcher.Value.StartAsync(policy.PooledMemoryBytes).ConfigureAwait(false) : null;

    /// <returns>Null when none waits, or the one that did has ended meanwhile.</returns>
    private async Task<ArmedWorker?> TakeAsync()
    {
        while (true)
        {
            Task<ArmedWorker?> next;
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out next!)) return null;
            }
            if (await next.ConfigureAwait(false) is not { } armed) return null;
            if (armed.IsAlive) return armed;
            await armed.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        List<Task<ArmedWorker?>> waiting;
        lock (_lock)
        {
            _disposed = true;
            waiting = [.. _waiting];
            _waiting.Clear();
        }
        Task.WhenAll(waiting.Select(EndAsync)).GetAwaiter().GetResult();
        if (_launcher.IsValueCreated) _launcher.Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static async Task EndAsync(Task<ArmedWorker?> starting)
    {
        try
        {
            if (await starting.ConfigureAwait(false) is { } armed) await armed.DisposeAsync().ConfigureAwait(false);
        }
        catch (Core.DiagnosticException)
        {
            // It never became a worker; whoever needs one is told.
        }
    }
}
