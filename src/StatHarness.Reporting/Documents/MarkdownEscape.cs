using System.Text;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Documents;

/// <summary>
/// Plain text as CommonMark (0.31) and GitHub tables that render as exactly that text: no emphasis, link, HTML, entity,
/// autolink, mention, maths or extra cell. Only characters that could mean something are escaped, so the source stays readable.
/// </summary>
internal static class MarkdownEscape
{
    public static string Text(string text)
    {
        var visible = VisibleText.Of(text);
        var escaped = new StringBuilder(visible.Length + 8);
        for (var i = 0; i < visible.Length; i++)
        {
            if (MustEscape(visible, i)) escaped.Append('\\');
            escaped.Append(visible[i]);
        }
        return escaped.ToString();
    }

    /// <summary>A code span. Pipes are escaped for tables, where a backslash before a pipe is removed even inside code.</summary>
    public static string Code(string text, bool inTable)
    {
        var visible = VisibleText.Of(text);
        if (visible.Length == 0) return "";
        // A table cell loses the backslash of \| but keeps that of \\: text with both cannot be a code span there.
        if (inTable && visible.Contains('|', StringComparison.Ordinal)) return Text(visible);
        var fence = new string('`', LongestRun(visible) + 1);
        var pad = visible[0] is '`' or ' ' || visible[^1] is '`' or ' ' ? " " : "";
        return fence + pad + visible + pad + fence;
    }

    public static string Fence(string text) => new('`', Math.Max(3, LongestRun(text) + 1));

    private static bool MustEscape(string text, int i) => text[i] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '~' or '&' or '$' or '#' or '@' or '!' => true,
        '_' => !(IsWordAt(text, i - 1) && IsWordAt(text, i + 1)),
        ':' => i + 1 < text.Length && text[i + 1] is '/' or ':',
        '.' => i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) || IsListMarker(text, i),
        ')' => IsListMarker(text, i),
        '+' or '-' or '=' => i == 0,
        _ => false,
    };

    private static bool IsWordAt(string text, int i) => i >= 0 && i < text.Length && char.IsAsciiLetterOrDigit(text[i]);

    private static bool IsListMarker(string text, int i) =>
        i > 0 && (i + 1 == text.Length || text[i + 1] == ' ') && text.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0;

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
