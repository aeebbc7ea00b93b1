using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

internal static class HistogramChart
{
    public static string Draw(HistogramSpec spec, string title, string description)
    {
        var marks = Placed(spec);
        var top = 26 + 16 * (marks.Count == 0 ? 0 : marks.Max(mark => mark.Row) + 1);
        var svg = new SvgWriter(720, top + 190 + 46, title, description);
        var ticks = Ticks.Numbers(0, Math.Max(1, spec.Counts.Max()), 4, whole: true);
        var high = Math.Max(spec.Counts.Max(), ticks[^1].Value);
        var frame = new Frame(64, top, 640, 190, spec.Edges[0], spec.Edges[^1], 0, high);
        frame.YAxis(svg, ticks, SameWidth(spec.Edges) ? "count" : "count per bin (bins differ in width)");
        for (var i = 0; i < spec.Counts.Count; i++)
        {
            if (spec.Counts[i] == 0) continue;
            var x = frame.X(spec.Edges[i]);
            var width = frame.X(spec.Edges[i + 1]) - x;
            var y = Math.Min(frame.Y(spec.Counts[i]), frame.Bottom - 1);
            var gap = width > 4 ? 1 : 0;
            svg.Rect(x + gap / 2.0, y, Math.Max(width - gap, 0.5), frame.Bottom - y, SvgWriter.Accent, tip: $"{Range(spec, i)}: {NumberText.Of(spec.Counts[i])}");
        }
        frame.XAxis(svg, Ticks.OfUnit(spec.Edges[0], spec.Edges[^1], 8, spec.Unit), AxisTitle(spec));
        foreach (var mark in marks)
        {
            var x = frame.X(mark.Value);
            svg.Line(x, mark.Row * 16 + 28, x, frame.Bottom, 0.8, dashed: true, width: 1.5);
            svg.Text(mark.Left, mark.Row * 16 + 24, mark.Label, strong: true);
        }
        return svg.Finish();
    }

    /// <summary>The bin as people write it: half-open, the last one closed.</summary>
    public static string Range(HistogramSpec spec, int bin) =>
        $"[{NumberText.Of(spec.Edges[bin])}, {NumberText.Of(spec.Edges[bin + 1])}{(bin == spec.Counts.Count - 1 ? "]" : ")")}";

    private static string AxisTitle(HistogramSpec spec)
    {
        var unit = spec.Unit switch { null or "1" => "value", "s" or "ms" => "duration", _ => spec.Unit };
        return spec.Missing == 0 ? unit : $"{unit} · {NumberText.Of(spec.Missing)} rows without a value are not shown";
    }

    private static bool SameWidth(IReadOnlyList<double> edges)
    {
        var first = edges[1] - edges[0];
        return edges.Zip(edges.Skip(1)).All(pair => Math.Abs(pair.Second - pair.First - first) <= 1e-6 * first);
    }

    private sealed record PlacedMark(double Value, string Label, double Left, int Row);

    /// <summary>Each label gets the first row in which it touches no other.</summary>
    private static List<PlacedMark> Placed(HistogramSpec spec)
    {
        var placed = new List<PlacedMark>();
        var taken = new List<double>();
        var inside = (spec.Marks ?? []).Where(mark => mark.Value >= spec.Edges[0] && mark.Value <= spec.Edges[^1]);
        foreach (var mark in inside.OrderBy(mark => mark.Value).ThenBy(mark => mark.Label, StringComparer.Ordinal))
        {
            var text = TextWidth.Fit(VisibleText.Of($"{mark.Label} {NumberText.WithUnit(mark.Value, spec.Unit)}"), 300);
            var width = TextWidth.Pixels(text) * 1.08;
            var x = 64 + (mark.Value - spec.Edges[0]) / (spec.Edges[^1] - spec.Edges[0]) * 640;
            var left = Math.Clamp(x + 4, 4, 716 - width);
            var row = taken.FindIndex(right => right + 12 < left);
            if (row < 0)
            {
                row = taken.Count;
                taken.Add(0);
            }
            taken[row] = left + width;
            placed.Add(new(mark.Value, text, left, row));
        }
        return placed;
    }
}
