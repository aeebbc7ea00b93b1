using System.Diagnostics;
using StatHarness.Sandbox.Linux.Launch;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>
/// One worker from launch to burial. One thread owns everything about it: it answers system calls, moves bytes, watches time and
/// memory, and reaps. Callers only leave a wish and wake it.
/// </summary>
internal sealed partial class WorkerSession : IDisposable
{
    private enum Phase
    {
        Launching,
        Booting,
        Armed,
        Working,
        Ended,
    }

    private readonly LinuxSite _site;
    private readonly SandboxPolicy _policy;
    private readonly long _memoryBytes;
    private readonly bool _thorough;
    private readonly int _wake = ConfinedLaunch.EventDescriptor();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WorkOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _buried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ViolationLog _log;
    private readonly long _launchedAt = Stopwatch.GetTimestamp();
    private ConfinedLaunch? _launch;
    private Pipes? _pipes;
    private Listener? _listener;
    private Broker? _broker;
    private Phase _phase = Phase.Launching;
    private int _pid = -1, _pidDescriptor = -1;
    private double _startMs;
    private volatile bool _cancelWished;
    private Wish? _wish;

    private sealed record Wish(byte[] Frame, int[] Grants, Budget Budget);

    private static readonly Wish NoWish = new([], [], new(TimeSpan.Zero, 0));

    private WorkerSession(LinuxSite site, SandboxPolicy policy, long memoryBytes, bool thorough)
    {
        (_site, _policy, _memoryBytes, _thorough) = (site, policy, memoryBytes, thorough);
        _log = new ViolationLog(policy.MaxViolationRecords);
        _reader = new FrameReader(MaxReadyBytes);
    }

    /// <summary>An armed worker without grants, ready for any work item. Throws a diagnostic when it cannot be confined.</summary>
    internal static async Task<WorkerSession> StartAsync(LinuxSite site, SandboxPolicy policy, long memoryBytes, bool thorough)
    {
        var session = new WorkerSession(site, policy, memoryBytes, thorough);
        new Thread(session.Supervise, 512 << 10) { IsBackground = true, Name = "worker supervisor" }.Start();
        await session._ready.Task.ConfigureAwait(false);
        return session;
    }

    internal long MemoryBytes => _memoryBytes;

    internal bool IsAlive => !_outcome.Task.IsCompleted;

    /// <summary>Only once. Takes over the descriptors. Cancelling is an outcome, not an exception.</summary>
    internal async Task<WorkOutcome> AssignAsync(byte[] frame, int[] grants, Budget budget, CancellationToken cancellationToken)
    {
        var earlier = Interlocked.CompareExchange(ref _wish, new Wish(frame, grants, budget), null);
        if (earlier is not null && earlier != NoWish) throw new UnreachableException("A worker serves one work item.");
        if (earlier == NoWish)
            foreach (var grant in grants) _ = Libc.Close(grant); // It died while it waited; its outcome says how.
        Wake();
        await using (cancellationToken.Register(Cancel).ConfigureAwait(false))
            return await _outcome.Task.ConfigureAwait(false);
    }

    /// <summary>Ends an idle or working worker; completes when it is reaped.</summary>
    internal Task StopAsync()
    {
        Cancel();
        return _buried.Task;
    }

    private void Cancel()
    {
        _cancelWished = true;
        Wake();
    }

    private unsafe void Wake()
    {
        ulong one = 1;
        lock (_ready)
            if (!_disposed) _ = Libc.Write(_wake, (byte*)&one, 8);
    }

    private void Supervise()
    {
        try
        {
            try
            {
                _launch = new ConfinedLaunch(_site, _memoryBytes, _thorough);
                _pipes = _launch.Pipes;
                Run();
                if (_end == WorkEnd.Completed) GiveAnswer();
            }
            finally
            {
                Bury();
            }
            if (_ready.Task.IsCompletedSuccessfully) _outcome.TrySetResult(Outcome());
        }
        catch (Exception exception)
        {
            _ready.TrySetException(exception);
            _outcome.TrySetException(exception);
        }
        finally
        {
            Dispose();
            _buried.TrySetResult();
        }
    }
}
