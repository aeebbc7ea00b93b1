using System.Globalization;
using System.Text;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

/// <summary>
/// A picture without style sheet, id, script or reference: it can stand in any page, light or dark, since lines and text take the
/// colour of the page and the few fills have a contrast of 3:1 or more on white and on black. Units are pixels at natural size.
/// </summary>
internal sealed class SvgWriter
{
    public const string Accent = "#3b7dd8";
    public const string Fault = "#d64545";
    public const string Quiet = "#7d8590";

    private readonly StringBuilder _svg = new();

    /// <param name="title">Short name of the picture.</param>
    /// <param name="description">What a reader who cannot see it must know.</param>
    public SvgWriter(double width, double height, string title, string description)
    {
        Put($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sh-svg\" role=\"img\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"0 0 {N(width)} {N(height)}\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"currentColor\" aria-label=\"{E(title)}. {E(description)}\">\n");
        Put($"<title>{E(title)}</title>\n<desc>{E(description)}</desc>\n");
    }

    public void Rect(double x, double y, double width, double height, string fill, double opacity = 1, string? tip = null, string? outline = null)
    {
        Put($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\" shape-rendering=\"crispEdges\"");
        if (opacity < 1) Put($" fill-opacity=\"{N(opacity)}\"");
        if (outline is not null) Put($" stroke=\"{outline}\" stroke-width=\"1.5\"");
        Put(tip is null ? "/>\n" : $"><title>{E(tip)}</title></rect>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, double opacity = 1, bool dashed = false, double width = 1) =>
        Put($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"currentColor\" stroke-opacity=\"{N(opacity)}\" stroke-width=\"{N(width)}\"{(dashed ? " stroke-dasharray=\"4 3\"" : "")}/>\n");

    /// <param name="fill">Area colour, or "none" with <paramref name="stroke"/>.</param>
    public void Path(string d, string fill, double opacity = 1, string? stroke = null) =>
        Put($"<path d=\"{d}\" fill=\"{fill}\"{(opacity < 1 ? $" fill-opacity=\"{N(opacity)}\"" : "")}{(stroke is null ? "" : $" stroke=\"{stroke}\" stroke-width=\"1.5\"")}/>\n");

    /// <param name="y">Baseline.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="room">Pixels there are; a longer text is shortened and keeps the whole as a tooltip.</param>
    public void Text(double x, double y, string text, string anchor = "start", double room = double.MaxValue, double opacity = 1, bool strong = false)
    {
        var visible = VisibleText.Of(text);
        var fitted = TextWidth.Fit(visible, room);
        Put($"<text x=\"{N(x)}\" y=\"{N(y)}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}{(opacity < 1 ? $" fill-opacity=\"{N(opacity)}\"" : "")}{(strong ? " font-weight=\"600\"" : "")}>");
        if (fitted.Length != visible.Length) Put($"<title>{E(text)}</title>");
        Put($"{E(fitted)}</text>\n");
    }

    public string Finish() => _svg.Append("</svg>\n").ToString();

    public static string N(double value)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static string E(string text) => HtmlEscape.Text(text);

    private void Put(string svg) => _svg.Append(svg);
}
