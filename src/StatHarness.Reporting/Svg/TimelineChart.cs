using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

/// <summary>Lanes of intervals. Each kind has its own shape: run solid, wait a thin line, cached a hollow box, fault solid with a cross.</summary>
internal static class TimelineChart
{
    private const double Pitch = 24;

    public static string Draw(TimelineSpec spec, string title, string description)
    {
        var labels = new List<string>();
        foreach (var lane in spec.Lanes)
        {
            if (!labels.Contains(lane.Label, StringComparer.Ordinal)) labels.Add(lane.Label);
        }
        var left = Math.Clamp(labels.Max(label => TextWidth.Pixels(VisibleText.Of(label))) + 16, 80, 290);
        var bottom = 34 + labels.Count * Pitch;
        var svg = new SvgWriter(720, bottom + 46, title, description);
        var (low, high) = (spec.Lanes.Min(lane => lane.Start.Microseconds), spec.Lanes.Max(lane => lane.End.Microseconds));
        if (high == low) high = low + 1;
        var frame = new Frame(left, 34, 704 - left, bottom - 34, low, high, 0, 1);
        Legend(svg, left, [.. spec.Lanes.Select(lane => lane.Kind).Distinct(StringComparer.Ordinal).OrderBy(Order)]);
        for (var i = 0; i < labels.Count; i++)
        {
            if (i % 2 == 0) svg.Rect(0, 34 + i * Pitch, 712, Pitch, "currentColor", 0.05);
            svg.Text(left - 8, 34 + i * Pitch + 16, labels[i], "end", left - 12);
        }
        foreach (var lane in spec.Lanes)
        {
            var x = frame.X(lane.Start.Microseconds);
            Shape(svg, lane.Kind, x, 34 + labels.IndexOf(lane.Label) * Pitch, Math.Max(frame.X(lane.End.Microseconds) - x, 2), Tip(lane));
        }
        var ticks = spec.Zone == "relative" ? CalendarTicks.Relative(low, high, 6) : CalendarTicks.Of(low, high, 5);
        frame.XAxis(svg, ticks, CalendarTicks.ZoneWords(spec.Zone));
        return svg.Finish();
    }

    private static string Tip(Lane lane) => $"{lane.Label}: {lane.Kind}, {DurationText.Of((lane.End.Microseconds - lane.Start.Microseconds) / 1e6)}";

    private static int Order(string kind) => kind switch { "wait" => 0, "run" => 1, "cached" => 2, _ => 3 };

    private static void Legend(SvgWriter svg, double left, List<string> kinds)
    {
        foreach (var kind in kinds)
        {
            Shape(svg, kind, left, 4, 22, null);
            var room = kind == "fault" ? 42 : 28;
            svg.Text(left + room, 20, kind, opacity: 0.9);
            left += room + 12 + TextWidth.Pixels(kind);
        }
    }

    private static void Shape(SvgWriter svg, string kind, double x, double y, double width, string? tip)
    {
        switch (kind)
        {
            case "wait": svg.Rect(x, y + 10, width, 4, SvgWriter.Quiet, tip: tip); break;
            case "cached": svg.Rect(x + 1, y + 5, Math.Max(width - 2, 1), Pitch - 10, "none", tip: tip, outline: SvgWriter.Accent); break;
            case "fault":
                svg.Rect(x, y + 4, width, Pitch - 8, SvgWriter.Fault, tip: tip);
                svg.Text(x + width + 3, y + 16, "✕", strong: true);
                break;
            default: svg.Rect(x, y + 4, width, Pitch - 8, SvgWriter.Accent, tip: tip); break;
        }
    }
}
