using System.Text;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Documents;

/// <summary>Plain text as HTML or XML character data, safe in elements and in quoted attributes.</summary>
internal static class HtmlEscape
{
    public static string Text(string text)
    {
        var visible = VisibleText.Of(text);
        if (visible.AsSpan().IndexOfAny("&<>\"'") < 0) return visible;
        return new StringBuilder(visible).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();
    }
}
