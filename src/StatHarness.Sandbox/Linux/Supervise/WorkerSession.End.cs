using System.Diagnostics;
using System.Globalization;
using StatHarness.Sandbox.Linux.Launch;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox.Linux.Supervise;

internal sealed partial class WorkerSession
{
    private const int DoNotWait = 1;
    private WorkEnd _end = WorkEnd.Crashed;
    private string _explanation = "";
    private ReadOnlyMemory<byte> _response;
    private long _rssLimitBytes = long.MaxValue;
    private double _wallMs, _cpuMs;
    private (long Read, long Written)? _bytes;
    private int? _status;
    private bool _disposed;

    private void CheckLimits()
    {
        if (ElapsedMs(_assignedAt) >= _deadlineMs)
        {
            End(WorkEnd.Timeout, string.Create(CultureInfo.InvariantCulture, $"No response within {_deadlineMs:0} ms. Raise the plugin's time budget, or give it fewer rows."));
            return;
        }
        // Each answered call comes by here; reading the memory takes longer than the answer.
        if (ElapsedMs(_sampledAt) < SampleEveryMs / 2) return;
        _sampledAt = Stopwatch.GetTimestamp();
        if (PrivateBytes() > _rssLimitBytes)
            End(WorkEnd.MemoryLimit, $"The worker's own memory exceeded {_rssLimitBytes} bytes. Raise the plugin's memory budget.");
    }

    private void EndByFrame()
    {
        var (end, explanation) = FrameEnd.Of(_reader, _policy.MaxResponseBytes, _log.Saw("clone", "EAGAIN"));
        End(end, explanation);
    }

    private void End(WorkEnd end, string explanation)
    {
        if (_phase == Phase.Ended) return;
        Observe();
        (_end, _explanation, _phase) = (end, explanation, Phase.Ended);
    }

    /// <summary>The worker ended by itself. What it wrote before may still stand in the pipes.</summary>
    private void WorkerExited()
    {
        while (_responseOpen && _phase is Phase.Armed or Phase.Working && Readable(_pipes!.Response)) ReadResponse();
        while (_errorOpen && Readable(_pipes!.Error)) ReadOutput(_pipes.Error, ref _errorOpen, keep: true);
        if (_phase == Phase.Ended) return;
        Reap();
        if (_phase is Phase.Launching or Phase.Booting) throw SandboxDiagnostics.NotReady(DescribeStatus(), ErrorTail());
        var tail = ErrorTail();
        if (_reader.Started) End(WorkEnd.ProtocolError, $"The response frame is torn; {DescribeStatus()}.");
        else if (_status is { } status && (status & 0x7F) == Libc.SigXcpu) End(WorkEnd.Timeout, "The processor time limit was reached.");
        else if (tail.Contains("Out of memory", StringComparison.Ordinal) || tail.Contains("OutOfMemoryException", StringComparison.Ordinal))
            End(WorkEnd.MemoryLimit, "The plugin ran out of memory. Raise its memory budget.");
        else End(WorkEnd.Crashed, $"The worker ended without a response: {DescribeStatus()}.");
    }

    private string DescribeStatus() => _status switch
    {
        null => "its status is unknown",
        var status when (status & 0x7F) != 0 => $"killed by signal {status & 0x7F}",
        var status => $"exit code {(status >> 8) & 0xFF}",
    };

    private static unsafe bool Readable(int descriptor)
    {
        var entry = new PollEntry(descriptor, Libc.PollIn);
        return Libc.Poll(&entry, 1, 0) > 0;
    }

    /// <summary>Last look at a living worker: its memory's high-water mark and bytes moved are gone afterwards.</summary>
    private void Observe()
    {
        if (_phase is Phase.Armed or Phase.Working) _wallMs = _assignedAt == 0 ? 0 : ElapsedMs(_assignedAt);
        if (_pid < 0 || _status is not null) return;
        try
        {
            var root = $"/proc/{_pid.ToString(CultureInfo.InvariantCulture)}";
            _peakRssBytes = Math.Max(_peakRssBytes, ProcStatus.Number(ProcStatus.Read($"{root}/status"), "VmHWM") * 1024);
            var moved = ProcStatus.Read($"{root}/io");
            _bytes = (ProcStatus.Number(moved, "rchar"), ProcStatus.Number(moved, "wchar"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return; // Ended meanwhile, or the system does not tell: the last sample stands.
        }
    }

    private long PrivateBytes()
    {
        var status = ProcStatus.Read($"/proc/{_pid.ToString(CultureInfo.InvariantCulture)}/status");
        _peakRssBytes = Math.Max(_peakRssBytes, ProcStatus.Number(status, "VmHWM") * 1024);
        return ProcStatus.Number(status, "RssAnon") * 1024;
    }

    /// <summary>Nothing of the worker is left afterwards, whatever happened before.</summary>
    private void Bury()
    {
        _phase = Phase.Ended;
        if (_launch is { } launch)
        {
            ServeUntilSpawned(launch);
            if (launch.Spawned && launch.Failure is null) _pid = launch.Pid;
        }
        if (_pid > 0 && _status is null)
        {
            _ = Libc.Kill(_pid, Libc.SigKill);
            Reap();
        }
    }

    /// <summary>What it had to say is here. Whoever waits for it need not wait until the system has taken the process apart, which takes as long as a light plugin.</summary>
    private void GiveAnswer()
    {
        _cpuMs = CpuMs();
        _ = Libc.Kill(_pid, Libc.SigKill);
        if (_responseOpen && Readable(_pipes!.Response) && HasSurplus()) (_end, _explanation) = (WorkEnd.ProtocolError, "The worker sent more than one response.");
        else _response = _reader.Payload;
        _outcome.TrySetResult(Outcome());
    }

    /// <summary>A launch that is under way waits for answers; letting it go on is the only way to end it.</summary>
    private void ServeUntilSpawned(ConfinedLaunch launch)
    {
        for (var round = 0; round < 10_000 && launch.Listener >= 0 && launch.Failure is null && !(launch.Spawned && launch.ThreadIsGone()); round++)
        {
            if (_listener is null) AdvanceLaunch();
            if (Readable(_listener!.Descriptor) && _listener.TryReceive(out var call)) _listener.Continue(call);
            else Thread.Sleep(1);
        }
    }

    private unsafe bool HasSurplus()
    {
        fixed (byte* buffer = _buffer) return Libc.Read(_pipes!.Response, buffer, 1) > 0;
    }

    private unsafe void Reap()
    {
        int status;
        ResourceUsage usage;
        long result;
        do result = Libc.Wait(_pid, &status, 0, &usage);
        while (result < 0 && Libc.LastError == ErrorNames.Interrupted);
        // Somebody else in this process reaps all children: the status is lost, the worker is gone all the same.
        _status = result == _pid ? status : null;
        _cpuMs = result == _pid ? usage.CpuMs : _cpuAtAssignMs;
        _pid = -Math.Abs(_pid);
    }

    private WorkOutcome Outcome() => new(
        _end,
        _end == WorkEnd.Completed ? _response : default,
        _log.ToList(),
        new(_wallMs, Math.Max(0, _cpuMs - _cpuAtAssignMs), _peakRssBytes, _broker!.MostThreads)
        {
            StartMs = _startMs,
            ReadBytes = _bytes?.Read,
            WrittenBytes = _bytes?.Written,
        },
        _site.Isolation,
        _explanation,
        ErrorTail());

    public void Dispose()
    {
        lock (_ready)
        {
            if (_disposed) return;
            _disposed = true;
            _ = Libc.Close(_wake);
        }
        _broker?.CloseGrants();
        // From now on no wish can be left; one that was never begun still owns its descriptors.
        var wish = Interlocked.CompareExchange(ref _wish, NoWish, null);
        if (wish is not null && _assignedAt == 0)
            foreach (var grant in wish.Grants) _ = Libc.Close(grant);
        _listener?.Dispose();
        if (_pidDescriptor >= 0) _ = Libc.Close(_pidDescriptor);
        _pipes?.Dispose();
        _launch?.Dispose();
    }
}
