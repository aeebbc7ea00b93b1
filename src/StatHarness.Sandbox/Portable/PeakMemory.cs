using System.Diagnostics;

namespace StatHarness.Sandbox.Portable;

/// <summary>Samples a process from outside, the only way that every system has.</summary>
internal sealed class PeakMemory
{
    private double _cpuMs;

    internal long Bytes { get; private set; }

    internal int Threads { get; private set; }

    /// <summary>Completes only when the limit is passed.</summary>
    internal async Task<(WorkEnd, string, ReadOnlyMemory<byte>)> WatchAsync(Process process, long limitBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Look(process);
            if (Bytes > limitBytes) return (WorkEnd.MemoryLimit, $"The worker exceeded {limitBytes} bytes. Raise the plugin's memory budget.", default);
            await Task.Delay(20, cancellationToken).ConfigureAwait(false);
        }
    }

    internal double CpuMs(Process process)
    {
        Look(process);
        return _cpuMs;
    }

    private void Look(Process process)
    {
        try
        {
            process.Refresh();
            if (process.HasExited) return;
            Bytes = Math.Max(Bytes, process.WorkingSet64);
            Threads = Math.Max(Threads, process.Threads.Count);
            _cpuMs = process.TotalProcessorTime.TotalMilliseconds;
        }
        catch (InvalidOperationException)
        {
            return; // Ended between the question and the answer: the last sample stands.
        }
    }
}
