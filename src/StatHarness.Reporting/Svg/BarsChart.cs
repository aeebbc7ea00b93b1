using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

internal static class BarsChart
{
    private const double Pitch = 24;
    private const double Right = 110;

    public static string Draw(BarsSpec spec, string title, string description)
    {
        var labels = spec.Labels.Select(VisibleText.Of).ToArray();
        var left = Math.Clamp(labels.Max(TextWidth.Pixels) + 16, 60, 230);
        var bottom = 10 + spec.Values.Count * Pitch;
        var svg = new SvgWriter(720, bottom + (spec.Other > 0 ? 22 : 6), title, description);
        var low = Math.Min(0, (spec.Low ?? spec.Values).Min());
        var high = Math.Max(0, (spec.High ?? spec.Values).Max());
        if (high - low == 0) high = 1;
        var frame = new Frame(left, 10, 720 - left - Right, bottom - 10, low, high, 0, 1);
        for (var i = 0; i < spec.Values.Count; i++)
        {
            var y = 10 + i * Pitch;
            var (from, to) = (frame.X(Math.Min(0, spec.Values[i])), frame.X(Math.Max(0, spec.Values[i])));
            svg.Text(left - 8, y + 15, spec.Labels[i], "end", left - 12);
            svg.Rect(from, y + 3, Math.Max(to - from, 1), Pitch - 6, SvgWriter.Accent, tip: $"{spec.Labels[i]}: {Value(spec, i)}");
            var end = Math.Max(to, frame.X(0));
            if (spec.Low is { } lows) end = Math.Max(end, Whisker(svg, frame, lows[i], spec.High![i], y + Pitch / 2));
            svg.Text(end + 6, y + 15, NumberText.Of(spec.Values[i]) + Unit(spec), room: 716 - end - 6, opacity: 0.9);
        }
        svg.Line(frame.X(0), 10, frame.X(0), bottom, 0.6);
        if (spec.Other > 0) svg.Text(left - 8, bottom + 16, $"{NumberText.Of(spec.Other)} more", "end", opacity: 0.8);
        return svg.Finish();
    }

    public static string Value(BarsSpec spec, int bar) => NumberText.WithUnit(spec.Values[bar], spec.Unit)
        + (spec.Low is { } low ? $" ({NumberText.Of(low[bar])} to {NumberText.Of(spec.High![bar])})" : "");

    private static string Unit(BarsSpec spec) => spec.Unit is null or "1" ? "" : " " + spec.Unit;

    private static double Whisker(SvgWriter svg, Frame frame, double low, double high, double y)
    {
        var (from, to) = (frame.X(low), frame.X(high));
        svg.Line(from, y, to, y, 0.9, width: 1.5);
        svg.Line(from, y - 4, from, y + 4, 0.9, width: 1.5);
        svg.Line(to, y - 4, to, y + 4, 0.9, width: 1.5);
        return to;
    }
}
