using System.Text.Json.Nodes;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Svg;
using StatHarness.Reporting.Text;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>When each execution waited and ran, and what the run waited for.</summary>
internal static class TimelineSection
{
    private const int MostLanes = 60;

    public static Picture? Picture(ReportRun run)
    {
        var figure = Figure(run);
        return figure is not null && Charts.Draw(figure) is { } svg ? new(svg, new Strong(figure.Title), figure.Alt) : null;
    }

    /// <summary>Executions in the order they started; null when nothing started.</summary>
    public static Figure? Figure(ReportRun run)
    {
        var started = Started(run);
        if (started.Length == 0) return null;
        var lanes = new JsonArray();
        foreach (var execution in started.Take(MostLanes))
        {
            var start = Microseconds(execution.StartedAt!.Value - run.StartedAt);
            var wait = Math.Max(0, start - (long)(execution.WaitedMs * 1000));
            if (execution.WaitedMs >= 0.001) lanes.Add(Lane(execution, wait, start, "wait"));
            lanes.Add(Lane(execution, start, start + (long)(execution.DurationMs * 1000), Outcomes.IsFault(execution.Outcome) ? "fault" : execution.Cached ? "cached" : "run"));
        }
        var more = started.Length > MostLanes ? $" The first {MostLanes} of {started.Length} are shown." : "";
        return new("timeline", "timeline", "Executions of this run", Bottleneck(run) + more, new JsonObject { ["lanes"] = lanes, ["zone"] = "relative" });
    }

    /// <summary>The longest execution, and the one that waited longest, in words.</summary>
    public static string Bottleneck(ReportRun run)
    {
        var ran = run.Executions.Where(execution => execution is { StartedAt: not null, Cached: false }).ToArray();
        if (ran.Length == 0) return run.Executions.Any(execution => execution.Cached) ? "Nothing ran: every result came from the cache." : "Nothing ran.";
        var longest = ran.OrderByDescending(execution => execution.DurationMs).ThenBy(execution => execution.Plugin, StringComparer.Ordinal).First();
        var waited = ran.OrderByDescending(execution => execution.WaitedMs).ThenBy(execution => execution.Plugin, StringComparer.Ordinal).First();
        var busy = ran.Sum(execution => execution.DurationMs);
        var share = busy <= 0 ? "" : $" ({NumberText.Percent(longest.DurationMs / busy)} of the {DurationText.OfMs(busy)} that plugins ran)";
        return $"Longest: {longest.Plugin}, {DurationText.OfMs(longest.DurationMs)}{share}."
            + (waited.WaitedMs < 1 ? " Nothing waited." : $" Longest wait: {waited.Plugin}, {DurationText.OfMs(waited.WaitedMs)}.");
    }

    public static RunExecution[] Started(ReportRun run) =>
        [.. run.Executions.Where(execution => execution.StartedAt is not null).OrderBy(execution => execution.StartedAt).ThenBy(execution => execution.Plugin, StringComparer.Ordinal)];

    private static JsonObject Lane(RunExecution execution, long start, long end, string kind) =>
        new() { ["label"] = execution.Plugin, ["start"] = start, ["end"] = Math.Max(start, end), ["kind"] = kind };

    private static long Microseconds(TimeSpan span) => Math.Max(0, span.Ticks / TimeSpan.TicksPerMicrosecond);
}
