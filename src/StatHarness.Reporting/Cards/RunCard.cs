using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>How a run ended, what it found, and where the files are.</summary>
public static class RunCard
{
    private const int Top = 10;

    /// <param name="runDirectory">As it is shown to the reader; null when there is none.</param>
    /// <param name="reused">An earlier run of the same fingerprint answered at once.</param>
    public static Card Of(ReportRecord report, string? runDirectory = null, bool reused = false)
    {
        var run = report.Run;
        var body = new List<Block> { VerdictSection.Verdict(report) };
        if (report.Dataset.Truncated is { } cut) body.Add(new Callout(Tone.Warning, new Strong(IdentitySection.TruncatedWords(cut)), []));
        if (reused) body.Add(new Callout(Tone.Notice, Line.Of(new Strong("Nothing was computed."), " The same data, plugins, settings and seed ran before; this is that result. --fresh runs it again."), []));
        if (Weakest(run) is { } weak) body.Add(new Callout(Tone.Warning, Line.Of(new Strong($"Isolation was {weak.Replace('_', ' ')}."), " The policy accepted it: believe the plugins only as far as you trust their authors."), []));
        var facts = new List<Fact>
        {
            new("Data", Line.Of(new Strong(run.Source.FileName), $", {IdentitySection.Shape(report.Dataset.Rows, report.Dataset.Columns.Count)}")),
            new("Raw sha256", new Code(run.Source.RawSha256.ToString())),
            new("Dataset version", new Code(run.DatasetVersionId)),
            new("Data hash", new Code(report.Dataset.DataHash.ToString())),
            new("Run", new Code(run.RunId)),
            new("Report hash", new Code(run.ReportHash.ToString())),
            new("Took", $"{DurationText.OfMs(run.DurationMs)}, {Phrases.Count(run.Workers, "worker", "workers")}"),
        };
        if (runDirectory is not null) facts.Add(new("Files", Line.Of(new Code(runDirectory), ": report.html, report.md, report.json, evaluation.json")));
        body.Add(new Facts(facts));
        body.Add(Executions(report));
        body.Add(TrustSignals.Of(report, links: false));
        body.AddRange(RunSection.Violations(run));
        if (report.Findings.Count > 0) body.Add(FindingsCard.Table(ReportOrder.Ranked(report.Findings), Top, "Top findings"));
        return Card.Of("Run", body);
    }

    private static string? Weakest(ReportRun run) =>
        run.Executions.Any(execution => execution.Isolation == "process_only") ? "process_only" : run.Executions.Any(execution => execution.Isolation == "reduced") ? "reduced" : null;

    private static Grid Executions(ReportRecord report)
    {
        var findings = report.Findings.GroupBy(finding => finding.Plugin, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return new("Executions", [new("Plugin"), new("Outcome"), new("Findings", true), new("Took", true)],
        [
            .. report.Run.Executions.OrderBy(execution => execution.Plugin, StringComparer.Ordinal).Select(execution => (IReadOnlyList<Line>)
            [
                execution.Plugin, Phrases.BadgeOf(execution.Outcome), NumberText.Of(findings.GetValueOrDefault(execution.Plugin)), execution.Cached ? "cached" : RunSection.Time(execution, execution.DurationMs),
            ]),
        ]);
    }
}
