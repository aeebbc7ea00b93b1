using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;
using StatHarness.Reporting.Timelines;
using StatHarness.Sdk;

namespace StatHarness.Reporting.Cards;

/// <summary>When each execution waited and ran, and which one the run waited for.</summary>
public static class TimelineCard
{
    private const int Width = 24;

    public static Card Of(RunTimeline timeline)
    {
        var card = Card.Of("Timeline", [.. Body(timeline, TimelineSection.Picture(timeline))]);
        if (TimelineSection.Started(timeline).Length == 0) return card;
        var plain = Card.Of("Timeline", [.. Body(timeline, null)]);
        return card with { Text = plain.Text, Markdown = plain.Markdown };
    }

    /// <summary>The picture alone, as a file; null when nothing started.</summary>
    public static string? Svg(RunTimeline timeline) => TimelineSection.Picture(timeline)?.Svg;

    private static IEnumerable<Block> Body(RunTimeline timeline, Picture? picture)
    {
        yield return new Paragraph($"{DurationText.OfMs(timeline.DurationMs)} with {Phrases.Count(timeline.Workers, "worker", "workers")}. {timeline.Words()}");
        if (picture is not null) yield return picture with { Alt = "", Instead = null };
        yield return new Grid("Executions, in the order they started",
            [new("Plugin"), new("Start", true), new("End", true), new("Waited", true), new("Ran", true), new("CPU", true), .. picture is null ? new[] { new GridColumn("░ waited █ ran ▒ cached", Whole: true) } : []],
            [.. TimelineSection.Started(timeline).Select(entry => Row(timeline, entry, picture is null))],
            timeline.CriticalPath.Count > 1 ? (Line)"* on the critical path." : null);
        var idle = timeline.Executions.Where(entry => entry.StartMs is null).ToArray();
        if (idle.Length > 0) yield return new Paragraph("Did not start: " + string.Join(", ", idle.Select(entry => $"{entry.Plugin} ({Phrases.Of(entry.Outcome)})")) + ".");
    }

    private static IReadOnlyList<Line> Row(RunTimeline timeline, TimelineEntry entry, bool bar) =>
    [
        entry.Plugin + (entry.Critical && timeline.CriticalPath.Count > 1 ? " *" : ""), "+" + DurationText.OfMs(entry.StartMs!.Value), "+" + DurationText.OfMs(entry.EndMs!.Value),
        DurationText.OfMs(entry.WaitedMs), entry.Cached ? "cached" : DurationText.OfMs(entry.DurationMs), entry.Cached ? "–" : DurationText.OfMs(entry.CpuMs),
        .. bar ? new Line[] { new Code(Bar(timeline, entry)) } : [],
    ];

    private static string Bar(RunTimeline timeline, TimelineEntry entry)
    {
        var total = Math.Max(1e-9, Math.Max(timeline.DurationMs, TimelineSection.Started(timeline).Max(other => other.EndMs!.Value)));
        var start = entry.StartMs!.Value;
        var from = Cell(start - entry.WaitedMs, total);
        var begin = Math.Max(from, Cell(start, total));
        var end = Math.Max(begin + 1, Cell(entry.EndMs!.Value, total));
        var ran = Outcomes.IsFault(entry.Outcome) ? '✗' : entry.Cached ? '▒' : '█';
        return new string('·', from) + new string('░', begin - from) + new string(ran, end - begin) + new string('·', Math.Max(0, Width - end));
    }

    private static int Cell(double ms, double total) => (int)Math.Clamp(ms / total * Width, 0, Width - 1);
}
