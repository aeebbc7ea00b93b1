using System.Globalization;
using StatHarness.Ingest;

namespace StatHarness.Cli.Terminal;

/// <summary>Puts the progress of an ingest into words: phase, share, rows, rate of this phase, time that is left.</summary>
internal sealed class IngestPace(string file, TimeProvider time)
{
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private IngestProgress? last;
    private long started;
    private long told;

    /// <returns>A line to keep where there is no terminal, when a phase of some length ended or went on for long.</returns>
    public string? Take(IngestProgress step)
    {
        var kept = Kept(step);
        if (last?.Phase != step.Phase) started = told = time.GetTimestamp();
        else if (kept is not null) told = time.GetTimestamp();
        last = step;
        return kept;
    }

    /// <returns>The line of the last phase, when it was of some length.</returns>
    public string? End() => last is not null && time.GetElapsedTime(started) >= WorthALine ? Line(last) : null;

    private string? Kept(IngestProgress step) =>
        last is null ? null
        : last.Phase != step.Phase ? (time.GetElapsedTime(started) >= WorthALine ? Line(last) : null)
        : time.GetElapsedTime(told) >= Between ? Line(step) : null;

    /// <summary>The line for a terminal; worded only when it will be seen, since steps come by the thousand.</summary>
    public string Line(IngestProgress step)
    {
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        var megabytes = step.BytesDone / 1e6;
        var done = step.BytesTotal <= 0 ? 1 : Math.Min(1, (double)step.BytesDone / step.BytesTotal);
        return string.Create(CultureInfo.InvariantCulture,
            $"{step.Phase} {file}: {(step.BytesTotal > 0 ? $"{done:P0} of " : "")}{Math.Max(step.BytesTotal, step.BytesDone) / 1e6:0.0} MB{(step.Rows > 0 ? $", {step.Rows:N0} rows" : "")}{(seconds >= 0.05 ? $", {megabytes / seconds:0} MB/s" : "")}{Left(done, seconds)}")
            .Replace(" %", "%", StringComparison.Ordinal);
    }

    private static string Left(double done, double seconds) =>
        done is <= 0.02 or >= 1 || seconds < 0.5 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Math.Ceiling(seconds * (1 - done) / done):0} s left");
}
