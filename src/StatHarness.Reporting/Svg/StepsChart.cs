using System.Text;
using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

internal static class StepsChart
{
    private const int PlotWidth = 640;

    public static string Draw(StepsSpec spec, string title, string description)
    {
        var svg = new SvgWriter(720, 276, title, description);
        var levels = spec.Capacity is { } c ? spec.Levels.Append(c) : spec.Levels;
        var (low, high) = (Math.Min(0, levels.Min()), Math.Max(0, levels.Max()));
        if (high - low == 0) high = 1;
        var ticks = Ticks.Numbers(low, high, 5, whole: spec.Levels.All(level => level == Math.Floor(level)));
        var frame = new Frame(64, 30, PlotWidth, 196, spec.Times[0].Microseconds, spec.Times[^1].Microseconds, low, high);
        frame.YAxis(svg, ticks, spec.Unit is null or "1" ? "level" : spec.Unit);
        if (spec.Times.Count <= 2 * PlotWidth) Exact(svg, frame, spec);
        else Envelope(svg, frame, spec);
        if (spec.Capacity is { } capacity)
        {
            svg.Line(frame.Left, frame.Y(capacity), frame.Right, frame.Y(capacity), 0.9, dashed: true, width: 1.5);
            svg.Text(frame.Right, frame.Top - 10, "- - capacity " + NumberText.Of(capacity), "end", opacity: 0.9);
        }
        var range = $"{CalendarTicks.Clock(spec.Times[0].Microseconds)} to {CalendarTicks.Clock(spec.Times[^1].Microseconds)}, {CalendarTicks.ZoneWords(spec.Zone)}";
        frame.XAxis(svg, CalendarTicks.Of(spec.Times[0].Microseconds, spec.Times[^1].Microseconds, 6), range);
        return svg.Finish();
    }

    private static void Exact(SvgWriter svg, Frame frame, StepsSpec spec)
    {
        var line = new StringBuilder();
        for (var i = 0; i < spec.Times.Count; i++)
        {
            var x = SvgWriter.N(frame.X(spec.Times[i].Microseconds));
            line.Append(i == 0 ? $"M{x} {SvgWriter.N(frame.Y(spec.Levels[i]))}" : $"H{x}V{SvgWriter.N(frame.Y(spec.Levels[i]))}");
        }
        var zero = SvgWriter.N(frame.Y(0));
        svg.Path($"{line}V{zero}H{SvgWriter.N(frame.Left)}Z", SvgWriter.Accent, 0.3);
        svg.Path(line.ToString(), "none", stroke: SvgWriter.Accent);
    }

    /// <summary>More changes than pixels: light up to the highest level within each pixel, solid up to the lowest. No peak is lost.</summary>
    private static void Envelope(SvgWriter svg, Frame frame, StepsSpec spec)
    {
        var lowest = new double[PlotWidth];
        var highest = new double[PlotWidth];
        Array.Fill(lowest, double.PositiveInfinity);
        Array.Fill(highest, double.NegativeInfinity);
        for (var i = 0; i + 1 < spec.Times.Count; i++)
        {
            var first = (int)(frame.X(spec.Times[i].Microseconds) - frame.Left);
            var last = (int)(frame.X(spec.Times[i + 1].Microseconds) - frame.Left);
            for (var pixel = first; pixel <= last && pixel < PlotWidth; pixel++)
            {
                lowest[pixel] = Math.Min(lowest[pixel], spec.Levels[i]);
                highest[pixel] = Math.Max(highest[pixel], spec.Levels[i]);
            }
        }
        svg.Path(Area(frame, highest), SvgWriter.Accent, 0.45);
        svg.Path(Area(frame, lowest), SvgWriter.Accent);
    }

    private static string Area(Frame frame, double[] levels)
    {
        var zero = SvgWriter.N(frame.Y(0));
        var path = new StringBuilder($"M{SvgWriter.N(frame.Left)} {zero}");
        for (var pixel = 0; pixel < levels.Length; pixel++)
        {
            path.Append('V').Append(SvgWriter.N(frame.Y(levels[pixel])));
            while (pixel + 1 < levels.Length && levels[pixel + 1] == levels[pixel]) pixel++;
            path.Append('H').Append(SvgWriter.N(frame.Left + pixel + 1));
        }
        return path.Append('V').Append(zero).Append('Z').ToString();
    }
}
