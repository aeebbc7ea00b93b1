using System.Globalization;
using System.Text.RegularExpressions;
using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>The line that a problem points at, with a caret below its column.</summary>
internal static partial class SourceExcerpt
{
    private const int Widest = 160;

    /// <param name="package">Folder of the package.</param>
    /// <returns>Empty when the problem names no line of the package.</returns>
    public static IReadOnlyList<string> Of(string package, Diagnostic problem)
    {
        if (problem.Place is not { Line: > 0 } place || LineOf(package, place) is not { } text) return [];
        var number = place.Line.ToString(CultureInfo.InvariantCulture);
        var shown = text.Replace('\t', ' ');
        // A long line is shown around its column.
        var from = place.Column > Widest - 20 ? place.Column - 40 : 0;
        shown = shown.Length - from > Widest ? string.Concat(shown.AsSpan(from, Widest - 1), "…") : shown[Math.Min(from, shown.Length)..];
        var lines = new List<string> { $"{number} | {shown}" };
        if (place.Column > 0) lines.Add($"{new string(' ', number.Length)} | {new string(' ', Math.Max(0, place.Column - 1 - from))}^");
        return lines;
    }

    /// <summary>
    /// The problem inside the reason of an outcome: the report holds one line of text, and this is how a face comes back to file and line.
    /// </summary>
    /// <param name="remedy">What an outcome without a code of its own advises.</param>
    public static Diagnostic Problem(string justification, string? remedy = null)
    {
        if (Located().Match(justification) is { Success: true } at)
        {
            var place = new Place(at.Groups["file"].Value, Number(at.Groups["line"]), (int)Number(at.Groups["column"]));
            var (message, hint) = Split(at.Groups["message"].Value);
            return new(at.Groups["code"].Value, message, place, hint);
        }
        if (Coded().Match(justification) is { Success: true } named)
        {
            var (message, hint) = Split(named.Groups["message"].Value);
            return new(named.Groups["code"].Value, message, null, hint);
        }
        return AuthoringDiagnostics.Failed(justification, remedy);
    }

    private static (string Message, string? Hint) Split(string text)
    {
        var hint = text.IndexOf(" hint: ", StringComparison.Ordinal);
        if (hint < 0) return (text.Trim(), null);
        // What follows is the next problem; the first one is mended first.
        var next = Following().Match(text, hint);
        return (text[..hint].Trim(), text[(hint + " hint: ".Length)..(next.Success ? next.Index : text.Length)].Trim());
    }

    private static long Number(Group digits) => digits.Success ? long.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static string? LineOf(string package, Place place)
    {
        try
        {
            return File.ReadLines(SafePath.Under(package, place.Path)).Skip((int)place.Line - 1).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or DiagnosticException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<file>[\w./-]+\.csx)(:(?<line>[0-9]{1,9}))?(:(?<column>[0-9]{1,6}))?: (?<code>SH[0-9]{4}): (?<message>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Located();

    [GeneratedRegex(@" ([\w./-]+(:[0-9]{1,9}){0,2}: )?SH[0-9]{4}: ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Following();

    [GeneratedRegex("(?<code>SH[0-9]{4}): (?<message>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Coded();
}
