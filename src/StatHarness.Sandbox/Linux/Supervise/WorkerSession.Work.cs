using System.Diagnostics;
using System.Globalization;
using System.Text;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox.Linux.Supervise;

internal sealed partial class WorkerSession
{
    private const int MaxReadyBytes = 4096, TailBytes = 4096;
    private readonly List<byte> _errorTail = [];
    private FrameReader _reader;
    private long _outputBytes, _assignedAt, _sampledAt, _peakRssBytes;
    private double _deadlineMs, _cpuAtAssignMs;

    private void Arm()
    {
        if (_reader.Kind != FrameKind.Ready) throw SandboxDiagnostics.NotReady($"it sent '{_reader.Kind}' first", ErrorTail());
        // The worker tried to list the root folder: only Landlock makes this fail.
        var canary = Encoding.ASCII.GetString(_reader.Payload.Span);
        if (_site.Ruleset >= 0 && canary != ErrorNames.Access.ToString(CultureInfo.InvariantCulture))
            throw SandboxDiagnostics.NotConfined($"opening '/' gave {canary}, expected EACCES");
        if (TaskInspection.FindFault(_pid, _site.Files, _site.Nobody) is { } fault) throw SandboxDiagnostics.NotConfined(fault);
        WorkerLimits.Set(_pid, _site.Nobody, new(WorkerLimits.Core, 0, 0), new(WorkerLimits.FileSize, 0, 0), new(WorkerLimits.Files, 256, 256));
        _broker!.CountThreads();
        _broker.Armed = true;
        _reader = new FrameReader(_policy.MaxResponseBytes);
        _startMs = ElapsedMs(_launchedAt);
        _phase = Phase.Armed;
        _ready.TrySetResult();
    }

    private void Begin(Wish wish)
    {
        _phase = Phase.Working;
        _assignedAt = _sampledAt = Stopwatch.GetTimestamp();
        _deadlineMs = wish.Budget.WallTime.TotalMilliseconds;
        _cpuAtAssignMs = CpuMs();
        // All processors for the whole time, and a little: this only ends a worker whose parent is gone.
        var seconds = (ulong)Math.Ceiling((_cpuAtAssignMs + _deadlineMs * Environment.ProcessorCount) / 1000) + 2;
        var data = (ulong)(Math.Max(wish.Budget.MemoryBytes, Budget.LeastMemoryBytes) + Budget.RuntimeOverheadBytes);
        WorkerLimits.Set(_pid, _site.Nobody, new(WorkerLimits.Cpu, seconds, seconds + 2), new(WorkerLimits.Data, data, data));
        _rssLimitBytes = (long)data;
        _broker!.Offer(wish.Grants);
        _toSend = wish.Frame;
        Send();
    }

    /// <summary>The processor clock of another process: clock number ~pid·8 + 2 (clock_getcpuclockid).</summary>
    private unsafe double CpuMs()
    {
        TimeSpec time;
        return Libc.ClockGetTime(unchecked((~_pid << 3) | 2), &time) == 0 ? time.Milliseconds : 0;
    }

    private unsafe void ReadResponse()
    {
        var wanted = _reader.State == FrameState.Incomplete ? _reader.Wanted : 1;
        nint count;
        fixed (byte* buffer = _buffer) count = Libc.Read(_pipes!.Response, buffer, wanted);
        if (count < 0) return;
        if (count == 0)
        {
            _responseOpen = false;
            return;
        }
        _reader.Append(_buffer.AsSpan(0, (int)count));
        if (_reader.State == FrameState.Incomplete) return;
        if (_phase == Phase.Booting)
        {
            if (_reader.State != FrameState.Complete) throw SandboxDiagnostics.NotReady($"its first frame was {_reader.State}", ErrorTail());
            Arm();
        }
        else if (_phase == Phase.Armed) End(WorkEnd.ProtocolError, "The worker answered before it had work.");
        else EndByFrame();
    }

    private unsafe void ReadOutput(int pipe, ref bool open, bool keep)
    {
        nint count;
        fixed (byte* buffer = _buffer) count = Libc.Read(pipe, buffer, _buffer.Length);
        if (count < 0) return;
        if (count == 0)
        {
            open = false;
            return;
        }
        _outputBytes += count;
        if (keep)
        {
            _errorTail.AddRange(_buffer.AsSpan(0, (int)count));
            if (_errorTail.Count > TailBytes) _errorTail.RemoveRange(0, _errorTail.Count - TailBytes);
        }
        if (_outputBytes > _policy.MaxOutputBytes && _phase is Phase.Armed or Phase.Working)
            End(WorkEnd.OutputLimit, $"More than {_policy.MaxOutputBytes} bytes on standard output and error.");
    }

    private string ErrorTail() => Encoding.UTF8.GetString([.. _errorTail]);
}
