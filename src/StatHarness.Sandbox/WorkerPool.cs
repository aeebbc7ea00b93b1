namespace StatHarness.Sandbox;

/// <summary>
/// Armed workers that wait for their only work item, so that work does not wait for a process to start. The rules of confinement are
/// the same for all workers and a grant travels as a descriptor, which is why a worker can be confined before anybody knows for what;
/// only the limit of its heap is fixed when it starts. Thread-safe. Disposing ends those that still wait.
/// </summary>
/// <param name="workerPath">The worker's <c>.dll</c>.</param>
/// <param name="keep">Workers that may wait at a time; 0 starts each for its work.</param>
public sealed class WorkerPool(string workerPath, SandboxPolicy policy, int keep) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Lazy<WorkerLauncher> _launcher = new(() => new WorkerLauncher(workerPath, policy));
    private readonly List<(long MemoryBytes, Task<ArmedWorker?> Start)> _waiting = [];
    private readonly List<Task> _leaving = [];
    private bool _disposed;

    /// <summary>Starts workers for work that is likely to come; returns at once. That the sandbox is broken is told to whoever runs work.</summary>
    /// <param name="memoryBytes">Memory budget of each item ahead, the next first.</param>
    /// <param name="thorough">The work is not there yet, so that there is time for a longer warm-up.</param>
    public void Expect(IReadOnlyList<long> memoryBytes, bool thorough = false)
    {
        var unwanted = new List<Task<ArmedWorker?>>();
        lock (_lock)
        {
            foreach (var (bytes, wanted) in memoryBytes.Take(keep).CountBy(bytes => bytes))
            {
                for (var missing = wanted - _waiting.Count(worker => worker.MemoryBytes == bytes); missing > 0 && !_disposed; missing--)
                {
                    if (_waiting.Count >= keep && _waiting.FindIndex(worker => !memoryBytes.Contains(worker.MemoryBytes)) is >= 0 and var other)
                    {
                        unwanted.Add(_waiting[other].Start);
                        _waiting.RemoveAt(other);
                    }
                    if (_waiting.Count < keep) _waiting.Add((bytes, Task.Run(() => StartAsync(bytes, thorough))));
                }
            }
        }
        foreach (var start in unwanted) _ = EndAsync(start);
    }

    /// <summary>Until those that were expected wait, or could not be started.</summary>
    public async Task WhenReadyAsync()
    {
        Task[] starts;
        lock (_lock) starts = [.. _waiting.Select(worker => worker.Start)];
        await Task.WhenAll(starts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Runs one item in a worker of its own. As <see cref="WorkerLauncher.RunAsync"/>.</summary>
    /// <param name="ahead">Memory budgets of the items that will follow: workers are made ready for them meanwhile.</param>
    public async Task<WorkOutcome> RunAsync(WorkItem item, IReadOnlyList<long> ahead, CancellationToken cancellationToken)
    {
        ItemCheck.Check(item);
        var armed = await TakeAsync(item.Budget.MemoryBytes).ConfigureAwait(false);
        Expect(ahead);
        armed ??= await StartAsync(item.Budget.MemoryBytes).ConfigureAwait(false);
        if (armed is null) return await _launcher.Value.RunAsync(item, cancellationToken).ConfigureAwait(false);
        try
        {
            return await armed.AssignAsync(item, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(armed);
        }
    }

    public void Dispose()
    {
        List<Task<ArmedWorker?>> starts;
        List<Task> leaving;
        lock (_lock)
        {
            _disposed = true;
            starts = [.. _waiting.Select(worker => worker.Start)];
            leaving = [.. _leaving];
            _waiting.Clear();
        }
        Task.WhenAll(starts.Select(EndAsync).Concat(leaving)).GetAwaiter().GetResult();
        if (_launcher.IsValueCreated) _launcher.Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <returns>Null where a process cannot wait for its work.</returns>
    private async Task<ArmedWorker?> StartAsync(long memoryBytes, bool thorough = false) =>
        _launcher.Value.CanWait ? await _launcher.Value.StartAsync(memoryBytes, thorough).ConfigureAwait(false) : null;

    /// <summary>Its answer is given on while the system takes it apart; disposing waits for that.</summary>
    private void Leave(ArmedWorker worker)
    {
        lock (_lock)
        {
            _leaving.RemoveAll(static task => task.IsCompleted);
            _leaving.Add(worker.DisposeAsync().AsTask());
        }
    }

    /// <returns>Null when none waits, or those that did have ended meanwhile.</returns>
    private async Task<ArmedWorker?> TakeAsync(long memoryBytes)
    {
        while (true)
        {
            Task<ArmedWorker?> start;
            lock (_lock)
            {
                var index = _waiting.FindIndex(worker => worker.MemoryBytes == memoryBytes && worker.Start.IsCompleted);
                if (index < 0) index = _waiting.FindIndex(worker => worker.MemoryBytes == memoryBytes);
                if (index < 0) return null;
                start = _waiting[index].Start;
                _waiting.RemoveAt(index);
            }
            if (await start.ConfigureAwait(false) is not { } armed) return null;
            if (armed.IsAlive) return armed;
            await armed.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task EndAsync(Task<ArmedWorker?> start)
    {
        try
        {
            if (await start.ConfigureAwait(false) is { } armed) await armed.DisposeAsync().ConfigureAwait(false);
        }
        catch (Core.DiagnosticException)
        {
            // It never became a worker; whoever needs one is told.
        }
    }
}
