using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Svg;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>How long people wait and how often they have to come back.</summary>
public static class MetricsCard
{
    private const int Shown = 20;

    public static Card Of(MetricsRecord metrics)
    {
        if (metrics.ByRun.Count == 0) return Card.Of("Metrics", [new Paragraph("No run has ended yet.")]);
        return Card.Of("Metrics",
        [
            new Paragraph($"The last {Phrases.Count(metrics.ByRun.Count, "run", "runs")} that ended, oldest left."),
            new Facts(
            [
                new("Time to first result", Times(metrics.TtfrMs, "Time to first result", metrics, run => run.TtfrMs)),
                new("Time to report", Times(metrics.ReportMs, "Time to report", metrics, run => run.ReportMs)),
                new("Failed", Share(metrics.Failure)),
                new("Retried", Share(metrics.Retry)),
                new("Corrected", Share(metrics.Correction)),
                new("Cost of recording", metrics.RecordingShare is { } share ? NumberText.Percent(share) + " of the runs' duration" : "not measured"),
            ]),
            new Grid("Runs, the newest first", [new("Run"), new("Started"), new("File"), new("Outcome"), new("First result", true), new("Report", true), new("Marks")],
                [.. metrics.ByRun.Take(Shown).Select(Row)],
                metrics.ByRun.Count > Shown ? (Line)$"{NumberText.Of(Shown)} of {NumberText.Of(metrics.ByRun.Count)} shown." : null),
        ]);
    }

    private static Line Times(Spread? spread, string title, MetricsRecord metrics, Func<RunMetric, double?> value)
    {
        if (spread is null) return "none yet";
        var runs = metrics.ByRun.Reverse().ToArray();
        var words = $"median {DurationText.OfMs(spread.Median)}, 90 % within {DurationText.OfMs(spread.P90)}, {DurationText.OfMs(spread.Lowest)} to {DurationText.OfMs(spread.Highest)}";
        var bars = runs.Select(run => (value(run), $"{run.RunId}: {(value(run) is { } ms ? DurationText.OfMs(ms) : "none")}", run.Failed)).ToArray();
        return Line.Of($"{words}  ", new Spark(SparkBars.Draw(title, words, bars), SparkBars.Text([.. runs.Select(value)])));
    }

    private static Line Share(Rate rate) => rate.Share is { } share
        ? Line.Of($"{NumberText.Of(rate.Count)} of {NumberText.Of(rate.Of)}, ", rate.Count == 0 ? NumberText.Percent(share) : new Badge(NumberText.Percent(share), Tone.Warning)) : "none to count";

    private static IReadOnlyList<Line> Row(RunMetric run) =>
    [
        new Code(run.RunId), Phrases.Instant(run.StartedAt), run.FileName, new Badge(Phrases.Of(run.Outcome), Phrases.ToneOf(run.Outcome)),
        run.TtfrMs is { } first ? DurationText.OfMs(first) : "–", run.ReportMs is { } report ? DurationText.OfMs(report) : "–",
        string.Join(", ", new[] { run.Retry ? "retry" : null, run.Corrected ? "corrected later" : null }.OfType<string>()),
    ];
}
