using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

internal static class NullMapChart
{
    private const double Pitch = 22;

    public static string Draw(NullMapSpec spec, string title, string description)
    {
        var left = Math.Clamp(spec.Columns.Max(column => TextWidth.Pixels(VisibleText.Of(column.Name))) + 16, 80, 230);
        var bottom = 8 + spec.Columns.Count * Pitch;
        var svg = new SvgWriter(720, bottom + 24, title, description);
        for (var i = 0; i < spec.Columns.Count; i++)
        {
            var y = 8 + i * Pitch;
            var column = spec.Columns[i];
            svg.Text(left - 8, y + 14, column.Name, "end", left - 12);
            Blocks(svg, column.Blocks, left, y, 600 - left, Pitch - 4);
            svg.Text(608, y + 14, $"{NumberText.Of(column.Nulls)} ({NumberText.Percent(spec.Rows == 0 ? 0 : (double)column.Nulls / spec.Rows)})", room: 108, opacity: 0.9);
        }
        svg.Text(left, bottom + 14, "first row", opacity: 0.8);
        svg.Text(600, bottom + 14, "last row", "end", opacity: 0.8);
        return svg.Finish();
    }

    /// <summary>One column as an inline picture, 96 × 14 pixels.</summary>
    public static string Sparkline(IReadOnlyList<double> blocks, string description)
    {
        var svg = new SvgWriter(96, 14, "Missing values", description);
        Blocks(svg, blocks, 0, 0, 96, 14);
        return svg.Finish().Replace("\n", "", StringComparison.Ordinal).Replace("class=\"sh-svg\"", "class=\"sh-spark\"", StringComparison.Ordinal);
    }

    /// <summary>Equal neighbours are one box, so that a column without gaps costs one line.</summary>
    private static void Blocks(SvgWriter svg, IReadOnlyList<double> blocks, double x, double y, double width, double height)
    {
        svg.Rect(x, y, width, height, "currentColor", 0.08);
        var pitch = width / blocks.Count;
        for (var i = 0; i < blocks.Count;)
        {
            var end = i + 1;
            while (end < blocks.Count && blocks[end] == blocks[i]) end++;
            var filled = blocks[i] == 0 ? 0 : Math.Max(1.5, blocks[i] * height);
            if (filled > 0) svg.Rect(x + i * pitch, y + height - filled, (end - i) * pitch, filled, SvgWriter.Accent);
            i = end;
        }
    }
}
