using System.Diagnostics;
using StatHarness.Sandbox.Linux.Launch;

namespace StatHarness.Sandbox.Linux.Supervise;

internal sealed partial class WorkerSession
{
    private const int SampleEveryMs = 20, ReadAtOnce = 64 << 10;
    private readonly byte[] _buffer = new byte[ReadAtOnce];
    private ReadOnlyMemory<byte> _toSend;
    private bool _outputOpen = true, _errorOpen = true, _responseOpen = true;

    /// <summary>Polls until the worker is over. Each round serves whatever is waiting, system calls first.</summary>
    private unsafe void Run()
    {
        var entries = stackalloc PollEntry[8];
        while (_phase != Phase.Ended)
        {
            entries[0] = new(_wake, Libc.PollIn);
            entries[1] = new(_phase == Phase.Launching ? _launch!.HandOff : -1, Libc.PollIn);
            entries[2] = new(_listener?.Descriptor ?? -1, Libc.PollIn);
            entries[3] = new(_pidDescriptor, Libc.PollIn);
            // A fast worker may be ready before its launching thread is gone; its word waits in the pipe.
            entries[4] = new(_responseOpen && _phase != Phase.Launching ? _pipes!.Response : -1, Libc.PollIn);
            entries[5] = new(_outputOpen ? _pipes!.Output : -1, Libc.PollIn);
            entries[6] = new(_errorOpen ? _pipes!.Error : -1, Libc.PollIn);
            entries[7] = new(_toSend.IsEmpty ? -1 : _pipes!.Request, Libc.PollOut);
            if (Libc.Poll(entries, 8, PollTimeoutMs()) < 0 && Libc.LastError != ErrorNames.Interrupted)
                throw new UnreachableException($"poll: {Libc.ErrorText(Libc.LastError)}");
            if (entries[2].Found != 0) ServeCall(entries[2].Found);
            if (entries[1].Found != 0) AdvanceLaunch();
            if (entries[0].Found != 0) Drain(_wake);
            if (entries[7].Found != 0) Send();
            if (entries[5].Found != 0) ReadOutput(_pipes!.Output, ref _outputOpen, keep: false);
            if (entries[6].Found != 0) ReadOutput(_pipes!.Error, ref _errorOpen, keep: true);
            if (entries[4].Found != 0) ReadResponse();
            if (entries[3].Found != 0 && _phase != Phase.Ended) WorkerExited();
            if (_phase != Phase.Ended) CheckWishesAndLimits();
        }
    }

    private int PollTimeoutMs() => _phase switch
    {
        Phase.Launching when _launch!.Spawned => 1,
        Phase.Launching or Phase.Booting => 100,
        Phase.Armed => -1,
        _ => (int)Math.Clamp(Math.Ceiling(_deadlineMs - ElapsedMs(_assignedAt)), 0, SampleEveryMs),
    };

    private void ServeCall(short found)
    {
        if ((found & Libc.PollIn) == 0)
        {
            // No task uses the filter any more; the pid descriptor tells the rest.
            if (_phase != Phase.Launching)
            {
                _listener!.Dispose();
                _listener = null;
            }
            return;
        }
        if (!_listener!.TryReceive(out var call)) return;
        _broker!.Answer(call);
        if (_log.Total > _policy.MaxViolations) End(WorkEnd.TooManyViolations, $"More than {_policy.MaxViolations} denied attempts; the worker was killed.");
    }

    private void AdvanceLaunch()
    {
        Drain(_launch!.HandOff);
        if (_launch.Failure is { } failure) throw SandboxDiagnostics.LaunchFailed(failure.Step, Libc.ErrorText(failure.Error));
        if (_listener is null && _launch.Listener >= 0)
        {
            _listener = new Listener(_launch.Listener);
            _listener.PreferSynchronousWake();
            _broker = new Broker(_listener, _site.Files, _policy, _log);
        }
    }

    private void FinishLaunch()
    {
        if (!_launch!.Spawned || _launch.Failure is not null || !_launch.ThreadIsGone()) return;
        _pid = _launch.Pid;
        _broker!.Worker = _pid;
        _pidDescriptor = (int)Libc.Syscall(Syscalls.Number("pidfd_open"), _pid, 0);
        if (_pidDescriptor < 0) throw SandboxDiagnostics.LaunchFailed("pidfd_open", Libc.ErrorText(Libc.LastError));
        _pipes!.CloseWorkerEnds();
        _phase = Phase.Booting;
        ParentThreads.Check();
    }

    private void CheckWishesAndLimits()
    {
        if (_phase == Phase.Launching && _launch!.Spawned) FinishLaunch();
        if (_phase is Phase.Launching or Phase.Booting)
        {
            if (_cancelWished || ElapsedMs(_launchedAt) > _policy.StartTimeout.TotalMilliseconds)
                throw SandboxDiagnostics.NotReady($"no word after {_policy.StartTimeout.TotalSeconds} s", ErrorTail());
            return;
        }
        if (_cancelWished)
        {
            End(WorkEnd.Canceled, "Canceled.");
            return;
        }
        if (_phase == Phase.Armed && Volatile.Read(ref _wish) is { } wish) Begin(wish);
        else if (_phase == Phase.Working) CheckLimits();
    }

    private static unsafe void Drain(int eventDescriptor)
    {
        ulong count;
        _ = Libc.Read(eventDescriptor, (byte*)&count, 8);
    }

    private unsafe void Send()
    {
        fixed (byte* bytes = _toSend.Span)
        {
            var sent = Libc.Write(_pipes!.Request, bytes, _toSend.Length);
            if (sent > 0) _toSend = _toSend[(int)sent..];
            // A worker that closed its end gets nothing more; how it ends decides.
            else if (sent < 0 && Libc.LastError is not (ErrorNames.Again or ErrorNames.Interrupted)) _toSend = default;
        }
    }

    private static double ElapsedMs(long since) => Stopwatch.GetElapsedTime(since).TotalMilliseconds;
}
