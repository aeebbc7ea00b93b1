using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

/// <summary>A row of small bars, oldest left: how something went over the runs. A hollow bar is a run without the value.</summary>
internal static class SparkBars
{
    private const double Width = 10, Gap = 3, Height = 36;
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <param name="bars">Value or null, what a pointer shows, and whether the run failed.</param>
    public static string Draw(string title, string description, IReadOnlyList<(double? Value, string Tip, bool Failed)> bars)
    {
        var svg = new SvgWriter(Math.Max(80, bars.Count * (Width + Gap) + 4), Height + 8, title, description);
        var top = bars.Max(bar => bar.Value) is { } most and > 0 ? most : 1;
        for (var i = 0; i < bars.Count; i++)
        {
            var (value, tip, failed) = bars[i];
            var height = value is { } known ? Math.Max(2, known / top * Height) : Height / 3;
            svg.Rect(2 + i * (Width + Gap), 4 + Height - height, Width, height, value is null ? "none" : failed ? SvgWriter.Fault : SvgWriter.Accent, tip: tip, outline: value is null ? SvgWriter.Quiet : null);
        }
        return svg.Finish();
    }

    /// <summary>The same in characters; × where there is no value.</summary>
    public static string Text(IReadOnlyList<double?> values)
    {
        var top = values.Max() is { } most and > 0 ? most : 1;
        return string.Concat(values.Select(value => value is { } known ? Blocks[(int)Math.Clamp(known / top * (Blocks.Length - 1), 0, Blocks.Length - 1)] : '×'));
    }
}
