using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Figures;

/// <summary>Reads the numbers of a figure. What does not fit docs/figures.md is a problem in words, never a guess.</summary>
public static class FigureCheck
{
    /// <returns>What is wrong, for people; null when the figure can be drawn.</returns>
    public static string? Problem(Figure figure) => Read(figure, out _);

    internal static string? Read(Figure figure, out object? spec)
    {
        spec = null;
        try
        {
            spec = figure.Kind switch
            {
                "histogram" => HarnessJson.Read<HistogramSpec>(figure.Spec),
                "bars" => HarnessJson.Read<BarsSpec>(figure.Spec),
                "steps" => HarnessJson.Read<StepsSpec>(figure.Spec),
                "timeline" => HarnessJson.Read<TimelineSpec>(figure.Spec),
                "nullmap" => HarnessJson.Read<NullMapSpec>(figure.Spec),
                _ => null,
            };
        }
        catch (JsonException e)
        {
            return $"spec{e.Path?.TrimStart('$')} does not fit kind '{figure.Kind}'";
        }
        return spec switch
        {
            HistogramSpec s => Of(s),
            BarsSpec s => Of(s),
            StepsSpec s => Of(s),
            TimelineSpec s => Of(s),
            NullMapSpec s => Of(s),
            _ => $"kind '{figure.Kind}' is not one of histogram, bars, steps, timeline, nullmap",
        };
    }

    private static string? Of(HistogramSpec s) =>
        s.Counts.Count is 0 or > 500 ? $"expected 1 to 500 bins, found {s.Counts.Count}"
        : s.Edges.Count != s.Counts.Count + 1 ? $"expected {s.Counts.Count + 1} edges for {s.Counts.Count} counts, found {s.Edges.Count}"
        : !Finite(s.Edges) || !Rising(s.Edges) ? "edges must be finite and rise"
        : !double.IsFinite(s.Edges[^1] - s.Edges[0]) ? "edges span more than a double holds"
        : s.Counts.Any(count => count < 0) || s.Missing < 0 ? "counts must not be negative"
        : Marks(s.Marks);

    private static string? Of(BarsSpec s) =>
        s.Labels.Count is 0 or > 60 ? $"expected 1 to 60 bars, found {s.Labels.Count}"
        : s.Values.Count != s.Labels.Count ? $"{s.Labels.Count} labels but {s.Values.Count} values"
        : (s.Low is null) != (s.High is null) ? "low and high come together"
        : s.Low is { } low && (low.Count != s.Values.Count || s.High!.Count != s.Values.Count) ? "low and high need one number per bar"
        : !Finite(s.Values) || s.Low is not null && (!Finite(s.Low) || !Finite(s.High!)) ? "values must be finite"
        : null;

    private static string? Of(StepsSpec s) =>
        s.Times.Count is < 2 or > 200_000 ? $"expected 2 to 200,000 times, found {s.Times.Count}"
        : s.Levels.Count != s.Times.Count ? $"{s.Times.Count} times but {s.Levels.Count} levels"
        : s.Zone is not (null or "UTC") ? "zone must be \"UTC\" or null"
        : s.Times.Any(time => !time.IsInCalendar) ? "a time is outside the years 1 to 9999"
        : s.Times.Zip(s.Times.Skip(1)).Any(pair => pair.First.Microseconds >= pair.Second.Microseconds) ? "times must rise"
        : !Finite(s.Levels) || s.Capacity is { } capacity && !double.IsFinite(capacity) ? "levels must be finite"
        : null;

    private static string? Of(TimelineSpec s) =>
        s.Lanes.Count is 0 or > 400 ? $"expected 1 to 400 lanes, found {s.Lanes.Count}"
        : s.Zone is not (null or "UTC" or "relative") ? "zone must be \"UTC\", \"relative\" or null"
        : s.Lanes.Any(lane => !lane.Start.IsInCalendar || !lane.End.IsInCalendar) ? "a time is outside the years 1 to 9999"
        : s.Lanes.Any(lane => lane.Start.Microseconds > lane.End.Microseconds) ? "start must not be after end"
        : s.Lanes.Any(lane => lane.Kind is not ("run" or "wait" or "cached" or "fault")) ? "kind must be run, wait, cached or fault"
        : s.Lanes.Select(lane => lane.Label).Distinct(StringComparer.Ordinal).Count() > 60 ? "more than 60 different labels"
        : null;

    private static string? Of(NullMapSpec s) =>
        s.Columns.Count is 0 or > 2000 ? $"expected 1 to 2,000 columns, found {s.Columns.Count}"
        : s.Columns.Any(column => column.Blocks.Count is 0 or > 200) ? "expected 1 to 200 blocks a column"
        : s.Columns.Any(column => column.Blocks.Any(share => !(share is >= 0 and <= 1))) ? "shares must be from 0 to 1"
        : null;

    private static string? Marks(IReadOnlyList<Mark>? marks) =>
        marks is null ? null : marks.Count > 6 ? $"expected at most 6 marks, found {marks.Count}" : marks.Any(mark => !double.IsFinite(mark.Value)) ? "marks must be finite" : null;

    private static bool Finite(IEnumerable<double> values) => values.All(double.IsFinite);

    private static bool Rising(IReadOnlyList<double> values) => values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);
}
