using StatHarness.Reporting.Cards;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>How the newest runs went.</summary>
public sealed record Metrics(MetricsRecord Record)
{
    public Card Card => MetricsCard.Of(Record);

    internal static Metrics Of(HarnessSession session, int last)
    {
        var runs = session.AppData.Metrics.Last(last);
        var each = runs.Select(Measure).ToList();
        var recorded = runs.Where(run => run.RecordingMs is not null).ToList();
        var duration = recorded.Sum(Duration);
        return new(new MetricsRecord(
            1, last, Spread.Of(each.Select(run => run.TtfrMs).OfType<double>()), Spread.Of(each.Select(run => run.ReportMs).OfType<double>()),
            Rate.For(each.Count(run => run.Failed), each.Count), Rate.For(each.Count(run => run.Retry), each.Count),
            Rate.For(each.Count(run => run.Corrected), runs.Count(run => run.HasReport)),
            duration > 0 ? recorded.Sum(run => run.RecordingMs!.Value) / duration : null, each));
    }

    private static RunMetric Measure(MeasuredRun run)
    {
        var from = run.AcceptedAt ?? run.StartedAt;
        return new RunMetric(
            run.RunId, run.FileName, run.Outcome, run.StartedAt,
            run.FirstResultAt is { } first ? (first - from).TotalMilliseconds : null, run.HasReport ? (run.FinishedAt - from).TotalMilliseconds : null,
            run.Outcome is RunOutcome.Failed or RunOutcome.Crashed or RunOutcome.CompletedWithErrors, run.IsRetry, run.IsCorrected,
            run.RecordingMs is { } recording && Duration(run) is var duration and > 0 ? recording / duration : null);
    }

    private static double Duration(MeasuredRun run) => (run.FinishedAt - run.StartedAt).TotalMilliseconds;
}
