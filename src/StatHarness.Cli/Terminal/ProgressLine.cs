using System.Diagnostics;
using System.Globalization;
using StatHarness.Ingest;
using StatHarness.Workbench;

namespace StatHarness.Cli.Terminal;

/// <summary>Progress on standard error: one line that is rewritten in a terminal, plain lines for finished steps elsewhere.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly bool live = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan? shown;
    private int width;
    private IngestPace? ingest;
    private RunProgress? run;
    private TimeSpan since;
    private Timer? clock;

    public IProgress<IngestProgress> OfIngest(string file)
    {
        var pace = ingest = new(file, TimeProvider.System);
        return new Sink<IngestProgress>(step =>
        {
            string? kept;
            lock (gate) kept = pace.Take(step);
            if (live && IsDue) Show($"{pace.Line(step)}", final: false);
            else if (!live && kept is not null) Show($"{kept}", final: true);
        });
    }

    /// <summary>In a terminal the line goes on while nothing happens; elsewhere a line is kept for each plugin that ended.</summary>
    public IProgress<RunProgress> OfRun()
    {
        if (live) clock = new Timer(_ => Tick(), null, Pace, Pace);
        return new Sink<RunProgress>(step =>
        {
            lock (gate) (run, since) = (step, watch.Elapsed);
            var running = step.State is "running" or "compiling";
            if (live) Tick();
            else if (!running || step.State == "compiling") Show($"{RunWords.Ended(step)}", final: true);
        });
    }

    /// <param name="line">A step in words, and whether it has ended.</param>
    public IProgress<T> Of<T>(Func<T, (FormattableString Words, bool IsOver)> line) => new Sink<T>(step =>
    {
        var (words, isOver) = line(step);
        Show(words, final: isOver);
    });

    public void Dispose()
    {
        clock?.Dispose();
        lock (gate)
        {
            run = null;
            if (!live && ingest?.End() is { } line) Visible.ToStandardError(line);
            ingest = null;
            if (width > 0) Console.Error.Write("\r" + new string(' ', width) + "\r");
            width = 0;
        }
    }

    private void Show(FormattableString line, bool final)
    {
        lock (gate)
        {
            if (!live && !final) return;
            if (live && !final && !IsDue) return;
            shown = watch.Elapsed;
            var text = Visible.Lines(line.ToString(CultureInfo.InvariantCulture));
            if (!live)
            {
                Console.Error.WriteLine(text);
                return;
            }
            Console.Error.Write("\r" + text.PadRight(width));
            width = text.Length;
        }
    }

    private bool IsDue => shown is null || watch.Elapsed - shown >= Pace;

    private void Tick()
    {
        lock (gate)
        {
            if (run is not null) Show($"{RunWords.Now(run, watch.Elapsed - since)}", final: false);
        }
    }

    /// <summary>Reports on the caller's thread, so that lines keep their order (<see cref="Progress{T}"/> does not).</summary>
    private sealed class Sink<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
