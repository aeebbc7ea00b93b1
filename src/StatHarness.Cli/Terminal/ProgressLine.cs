using System.Diagnostics;
using System.Globalization;
using StatHarness.Ingest;
using StatHarness.Notebook;
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

    public IProgress<IngestProgress> OfIngest(string file)
    {
        var pace = ingest = new(file, TimeProvider.System);
        return new Sink<IngestProgress>(step =>
        {
            string? kept;
            string line;
            lock (gate) (line, kept) = pace.Take(step);
            if (live) Show($"{line}", final: false);
            else if (kept is not null) Show($"{kept}", final: true);
        });
    }

    public IProgress<RunProgress> OfRun() => new Sink<RunProgress>(step =>
        Show($"[{step.Done}/{step.Total}] {step.Plugin}: {step.State}, {step.ElapsedMs / 1000:0.0} s{Remaining(step.Total == 0 ? 1 : (double)step.Done / step.Total)}", final: step.State != "running"));

    public IProgress<CellProgress> OfCells() => new Sink<CellProgress>(step =>
        Show($"[{step.Done}/{step.Total}] cell {step.Cell}: {step.State}", final: step.State != "running"));

    public void Dispose()
    {
        lock (gate)
        {
            if (!live && ingest?.End() is { } line) Console.Error.WriteLine(line);
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
            if (live && !final && watch.Elapsed - shown < Pace) return;
            shown = watch.Elapsed;
            var text = line.ToString(CultureInfo.InvariantCulture);
            if (!live)
            {
                Console.Error.WriteLine(text);
                return;
            }
            Console.Error.Write("\r" + text.PadRight(width));
            width = text.Length;
        }
    }

    private string Remaining(double done) =>
        done is <= 0.05 or >= 1 || watch.Elapsed.TotalSeconds < 1
            ? ""
            : ", " + (watch.Elapsed.TotalSeconds * (1 - done) / done).ToString("0", CultureInfo.InvariantCulture) + " s left";

    /// <summary>Reports on the caller's thread, so that lines keep their order (<see cref="Progress{T}"/> does not).</summary>
    private sealed class Sink<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
