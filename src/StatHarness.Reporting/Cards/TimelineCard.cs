using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>When each execution waited and ran, and which one the run waited for.</summary>
public static class TimelineCard
{
    private const int Width = 32;

    public static Card Of(ReportRun run)
    {
        var card = Card.Of("Timeline", [.. Body(run, TimelineSection.Picture(run))]);
        return TimelineSection.Started(run).Length == 0 ? card : card with
        {
            Text = Card.Of("Timeline", [.. Body(run, null)]).Text,
            Markdown = Card.Of("Timeline", [.. Body(run, null)]).Markdown,
        };
    }

    private static IEnumerable<Block> Body(ReportRun run, Picture? picture)
    {
        yield return new Paragraph($"{DurationText.OfMs(run.DurationMs)} with {Phrases.Count(run.Workers, "worker", "workers")}. {TimelineSection.Bottleneck(run)}");
        if (picture is not null) yield return picture with { Alt = "", Instead = null };
        var started = TimelineSection.Started(run);
        yield return new Grid("Executions, in the order they started", [new("Plugin"), new("Start", true), new("Waited", true), new("Ran", true), .. picture is null ? new[] { new GridColumn("░ waited █ ran ▒ cached ✗ fault", Whole: true) } : []],
        [
            .. started.Select(execution => (IReadOnlyList<Line>)
            [
                execution.Plugin, "+" + DurationText.Of((execution.StartedAt!.Value - run.StartedAt).TotalSeconds), DurationText.OfMs(execution.WaitedMs), DurationText.OfMs(execution.DurationMs),
                .. picture is null ? new Line[] { new Code(Bar(run, execution)) } : [],
            ]),
        ]);
        var idle = run.Executions.Where(execution => execution.StartedAt is null).OrderBy(execution => execution.Plugin, StringComparer.Ordinal).ToArray();
        if (idle.Length > 0) yield return new Paragraph("Did not start: " + string.Join(", ", idle.Select(execution => $"{execution.Plugin} ({Phrases.Of(execution.Outcome)})")) + ".");
    }

    private static string Bar(ReportRun run, RunExecution execution)
    {
        var total = Math.Max(1e-9, Math.Max(run.DurationMs, TimelineSection.Started(run).Max(e => (e.StartedAt!.Value - run.StartedAt).TotalMilliseconds + e.DurationMs)));
        var start = (execution.StartedAt!.Value - run.StartedAt).TotalMilliseconds;
        var from = Cell(start - execution.WaitedMs, total);
        var begin = Math.Max(from, Cell(start, total));
        var end = Math.Max(begin + 1, Cell(start + execution.DurationMs, total));
        var ran = Sdk.Outcomes.IsFault(execution.Outcome) ? '✗' : execution.Cached ? '▒' : '█';
        return new string('·', from) + new string('░', begin - from) + new string(ran, end - begin) + new string('·', Math.Max(0, Width - end));
    }

    private static int Cell(double ms, double total) => (int)Math.Clamp(ms / total * Width, 0, Width - 1);
}
