using System.Text.Json.Nodes;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

public sealed partial class ReportBuilder
{
    private const int MaxFigures = 500;

    private readonly List<Figure> figures = [];

    /// <summary>How often each range of values occurs.</summary>
    /// <param name="alt">What a reader who cannot see it must know.</param>
    /// <param name="edges">n + 1 rising numbers; bin i is [edges[i], edges[i+1]), the last one closed.</param>
    /// <param name="counts">n whole numbers.</param>
    /// <param name="missing">Rows without a value.</param>
    public void Histogram(string id, string title, string alt, IReadOnlyList<double> edges, IReadOnlyList<long> counts, string? unit, long missing = 0, IEnumerable<Mark>? marks = null)
    {
        Same(id, "counts", counts.Count, edges.Count - 1);
        Figure(id, "histogram", title, alt, new { edges, counts, unit, missing, marks = marks ?? [] });
    }

    /// <summary>One number per label, in the order given.</summary>
    /// <param name="labels">At most 60.</param>
    /// <param name="low">Lower ends of confidence intervals, with <paramref name="high"/>.</param>
    /// <param name="other">Labels that are not shown.</param>
    public void Bars(string id, string title, string alt, IReadOnlyList<string> labels, IReadOnlyList<double> values, string? unit, IReadOnlyList<double>? low = null, IReadOnlyList<double>? high = null, int other = 0)
    {
        Same(id, "values", values.Count, labels.Count);
        var spec = JsonOf.Object(new { labels, values, unit, other }, id);
        if (low is not null && high is not null) (spec["low"], spec["high"]) = (JsonOf.Value(low, "low"), JsonOf.Value(high, "high"));
        Figure(id, "bars", title, alt, spec);
    }

    /// <summary>A level that holds until the next change.</summary>
    /// <param name="times">Rising microseconds since 1970-01-01.</param>
    /// <param name="zone"><c>UTC</c>, or null for a wall clock.</param>
    /// <param name="capacity">A reference level.</param>
    public void Steps(string id, string title, string alt, IReadOnlyList<long> times, IReadOnlyList<double> levels, string unit, string? zone, double? capacity = null)
    {
        Same(id, "levels", levels.Count, times.Count);
        var spec = JsonOf.Object(new { times, levels, unit, zone }, id);
        if (capacity is { } level) spec["capacity"] = level;
        Figure(id, "steps", title, alt, spec);
    }

    /// <summary>Lanes with intervals, in microseconds.</summary>
    /// <param name="lanes">At most 400; the same label shares a row.</param>
    public void Timeline(string id, string title, string alt, IEnumerable<Lane> lanes, string? zone) =>
        Figure(id, "timeline", title, alt, new { lanes, zone });

    /// <summary>Any figure by its kind; the shape of <paramref name="spec"/> is in <c>docs/figures.md</c>.</summary>
    public void Figure(string id, string kind, string title, string alt, object spec)
    {
        if (!Names.IsSnakeCase(id)) throw SdkDiagnostics.BadValue($"figure {id}", "the id is not snake_case.", "Use a-z, 0-9 and _, starting with a letter.");
        if (figures.Any(f => f.Id == id)) throw SdkDiagnostics.BadValue($"figure {id}", "the id is taken.", "Give each figure its own id.");
        if (string.IsNullOrWhiteSpace(alt)) throw SdkDiagnostics.BadValue($"figure {id}", "it has no alt text.", "Say the main number for readers who cannot see it.");
        figures.Add(new(id, kind, title, alt, JsonOf.Object(spec, id)));
        if (figures.Count > MaxFigures) throw SdkDiagnostics.TooMuch("figures", MaxFigures);
    }

    private static void Same(string id, string name, int found, int expected)
    {
        if (found != expected) throw SdkDiagnostics.BadValue($"figure {id}", $"'{name}' holds {found} values, expected {expected}.", "The arrays of a figure belong together.");
    }
}

/// <summary>A reference value on the axis of a histogram.</summary>
public sealed record Mark(double Value, string Label);

/// <param name="Start">Microseconds since 1970-01-01.</param>
/// <param name="Kind">run, wait, cached or fault.</param>
public sealed record Lane(string Label, long Start, long End, string Kind = "run");
