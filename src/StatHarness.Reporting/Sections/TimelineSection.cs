using System.Text.Json.Nodes;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Svg;
using StatHarness.Reporting.Timelines;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>When each execution waited and ran, and what the run waited for.</summary>
internal static class TimelineSection
{
    private const int MostLanes = 60;

    /// <summary>A report knows no dependencies: those are in the plan.</summary>
    public static Picture? Picture(ReportRun run) => Picture(RunTimeline.Of(run));

    public static Picture? Picture(RunTimeline timeline)
    {
        var figure = Figure(timeline);
        return figure is not null && Charts.Draw(figure) is { } svg ? new(svg, new Strong(figure.Title), figure.Alt) : null;
    }

    /// <summary>Executions in the order they started; null when nothing started.</summary>
    private static Figure? Figure(RunTimeline timeline)
    {
        var started = Started(timeline);
        if (started.Length == 0) return null;
        var lanes = new JsonArray();
        foreach (var entry in started.Take(MostLanes))
        {
            var start = Microseconds(entry.StartMs!.Value);
            if (entry.WaitedMs >= 0.001) lanes.Add((JsonNode)Lane(entry, Math.Max(0, start - Microseconds(entry.WaitedMs)), start, "wait"));
            lanes.Add((JsonNode)Lane(entry, start, start + Microseconds(entry.DurationMs), Outcomes.IsFault(entry.Outcome) ? "fault" : entry.Cached ? "cached" : "run"));
        }
        var more = started.Length > MostLanes ? $" The first {MostLanes} of {started.Length} are shown." : "";
        return new("timeline", "timeline", "Executions of this run", timeline.Words() + more, new JsonObject { ["lanes"] = lanes, ["zone"] = "relative" });
    }

    public static TimelineEntry[] Started(RunTimeline timeline) => [.. timeline.Executions.Where(entry => entry.StartMs is not null)];

    private static JsonObject Lane(TimelineEntry entry, long start, long end, string kind) =>
        new() { ["label"] = entry.Plugin, ["start"] = start, ["end"] = Math.Max(start, end), ["kind"] = kind };

    private static long Microseconds(double ms) => (long)Math.Max(0, ms * 1000);
}
