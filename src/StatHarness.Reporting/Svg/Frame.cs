namespace StatHarness.Reporting.Svg;

/// <summary>The plot area of a chart with a number axis on the left, in pixels, and its scales.</summary>
internal sealed record Frame(double Left, double Top, double Width, double Height, double XLow, double XHigh, double YLow, double YHigh)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double X(double value) => XHigh == XLow ? Left : Left + (value - XLow) / (XHigh - XLow) * Width;

    public double Y(double value) => YHigh == YLow ? Bottom : Bottom - (value - YLow) / (YHigh - YLow) * Height;

    public void YAxis(SvgWriter svg, IEnumerable<Tick> ticks, string title)
    {
        foreach (var tick in ticks)
        {
            svg.Line(Left, Y(tick.Value), Right, Y(tick.Value), tick.Value == 0 ? 0.6 : 0.15);
            svg.Text(Left - 6, Y(tick.Value) + 4, tick.Label, "end", Left - 8, 0.8);
        }
        svg.Text(4, Top - 10, title, room: Width, opacity: 0.8);
    }

    /// <summary>Labels that would touch the one before are left out; their ticks stay.</summary>
    public void XAxis(SvgWriter svg, IEnumerable<Tick> ticks, string title)
    {
        svg.Line(Left, Bottom, Right, Bottom, 0.6);
        var free = double.MinValue;
        foreach (var tick in ticks)
        {
            var x = X(tick.Value);
            var half = Text.TextWidth.Pixels(tick.Label) / 2;
            svg.Line(x, Bottom, x, Bottom + 4, 0.6);
            var centre = Math.Min(x, Right + 14 - half);
            if (centre - half < free) continue;
            svg.Text(centre, Bottom + 18, tick.Label, "middle", opacity: 0.8);
            free = centre + half + 10;
        }
        svg.Text(Left + Width / 2, Bottom + 36, title, "middle", Width, 0.8);
    }
}
