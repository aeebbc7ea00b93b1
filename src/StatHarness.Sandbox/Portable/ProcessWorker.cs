using System.Diagnostics;
using System.Text;
using StatHarness.Sandbox.Linux.Launch;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox.Portable;

/// <summary>A worker that is only a process: limits and a scrubbed environment, no confinement. Every policy that reaches it says so.</summary>
internal static class ProcessWorker
{
    internal static async Task<WorkOutcome> RunAsync(string workerPath, SandboxPolicy policy, Isolation isolation, WorkItem item, CancellationToken cancellationToken)
    {
        foreach (var grant in item.Grants)
            if (!File.Exists(grant.Path) || new FileInfo(grant.Path).LinkTarget is not null)
                throw SandboxDiagnostics.GrantFailed(grant, "it is missing or a symbolic link");
        using var process = Start(workerPath, item.Budget.MemoryBytes);
        var started = Stopwatch.GetTimestamp();
        var peak = new PeakMemory();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(item.Budget.WallTime + policy.StartTimeout);
        var errorTail = ReadTailAsync(process.StandardError.BaseStream, policy.MaxOutputBytes);
        WorkEnd end;
        string explanation;
        ReadOnlyMemory<byte> response = default;
        try
        {
            var exchange = ExchangeAsync(process, policy, item, ending);
            var sampling = peak.WatchAsync(process, item.Budget.MemoryBytes + Budget.RuntimeOverheadBytes, ending.Token);
            (end, explanation, response) = await await Task.WhenAny(exchange, sampling).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            (end, explanation) = cancellationToken.IsCancellationRequested ? (WorkEnd.Canceled, "Canceled.") : (WorkEnd.Timeout, "No response within the time budget.");
        }
        catch (IOException torn)
        {
            (end, explanation) = (WorkEnd.Crashed, "The worker ended without a response: " + torn.Message);
        }
        var use = new ResourceUse(Stopwatch.GetElapsedTime(started).TotalMilliseconds, peak.CpuMs(process), peak.Bytes, peak.Threads);
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        return new(end, end == WorkEnd.Completed ? response : default, [], use, isolation, explanation, await errorTail.ConfigureAwait(false));
    }

    private static Process Start(string workerPath, long memoryBytes)
    {
        var muxer = WorkerRuntime.Current.Muxer;
        if (!File.Exists(muxer)) throw SandboxDiagnostics.NoRuntime($"no '{muxer}'");
        var start = new ProcessStartInfo(muxer, [workerPath])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetPathRoot(workerPath)!,
        };
        start.Environment.Clear();
        foreach (var (name, value) in WorkerEnvironment.For(memoryBytes, "standard")) start.Environment[name] = value;
        // Windows starts no process without it.
        if (OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("SystemRoot") is { } system) start.Environment["SystemRoot"] = system;
        return Process.Start(start) ?? throw SandboxDiagnostics.LaunchFailed("process start", "no process");
    }

    private static async Task<(WorkEnd, string, ReadOnlyMemory<byte>)> ExchangeAsync(Process process, SandboxPolicy policy, WorkItem item, CancellationTokenSource ending)
    {
        var ready = await ReadFrameAsync(process, 4096, ending.Token).ConfigureAwait(false);
        if (ready is not { State: FrameState.Complete, Kind: FrameKind.Ready }) return (WorkEnd.ProtocolError, $"Its first frame was {ready.State}, kind {ready.Kind}.", default);
        ending.CancelAfter(item.Budget.WallTime);
        var assignment = new Assignment([.. item.Grants.Select(g => (g.Name, (string?)Path.GetFullPath(g.Path)))], item.Request);
        await process.StandardInput.BaseStream.WriteAsync(Frame.Encode(FrameKind.Assignment, assignment.Encode()), ending.Token).ConfigureAwait(false);
        await process.StandardInput.BaseStream.FlushAsync(ending.Token).ConfigureAwait(false);
        var answer = await ReadFrameAsync(process, policy.MaxResponseBytes, ending.Token).ConfigureAwait(false);
        var (end, explanation) = FrameEnd.Of(answer, policy.MaxResponseBytes, sawThreadCap: false);
        return (end, explanation, answer.Payload);
    }

    private static async Task<FrameReader> ReadFrameAsync(Process process, long maxBytes, CancellationToken cancellationToken)
    {
        var reader = new FrameReader(maxBytes);
        var buffer = new byte[64 << 10];
        while (reader.State == FrameState.Incomplete)
        {
            var count = await process.StandardOutput.BaseStream.ReadAsync(buffer.AsMemory(0, Math.Min(reader.Wanted, buffer.Length)), cancellationToken).ConfigureAwait(false);
            if (count == 0 && !reader.Started) throw new EndOfStreamException("the stream ended");
            if (count == 0) break;
            reader.Append(buffer.AsSpan(0, count));
        }
        return reader;
    }

    private static async Task<string> ReadTailAsync(Stream stream, long maxBytes)
    {
        var tail = new List<byte>();
        var buffer = new byte[4096];
        long total = 0;
        int count;
        while (total <= maxBytes && (count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            total += count;
            tail.AddRange(buffer.AsSpan(0, count));
            if (tail.Count > 4096) tail.RemoveRange(0, tail.Count - 4096);
        }
        return Encoding.UTF8.GetString([.. tail]);
    }
}
