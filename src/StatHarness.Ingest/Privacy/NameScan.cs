using System.Text;
using StatHarness.Data;

namespace StatHarness.Ingest.Privacy;

/// <summary>Names of people: only where the column name says so, or where the column may hold people and half of its texts hold a frequent given name.</summary>
internal sealed record NameScan(string Rule, string Confidence, string Why, IReadOnlyList<int> Codes)
{
    private const int Longest = 60;

    public static NameScan? Of(TextColumn column, HeaderWords header, bool isResource)
    {
        var said = header.SaysPerson;
        var texts = column.Dictionary;
        if (texts.Count == 0 || !(said || isResource || header.MaySayPerson)) return null;
        var codes = new List<int>();
        var known = 0;
        for (var code = 0; code < texts.Count; code++)
        {
            if (!LooksLikeName(texts.Utf8(code), out var given)) continue;
            if (given) known++;
            if (given || said) codes.Add(code);
            else if (code + 1 - codes.Count > texts.Count / 2) return null;
        }
        if (said) return codes.Count * 10 < texts.Count * 6 ? null
            : new("name_header", known * 10 >= codes.Count ? "high" : "medium", $"the column name says a person's name, {codes.Count} of {texts.Count} distinct values look like one and {known} hold a frequent given name", codes);
        return known * 2 < texts.Count || known < 2 ? null : new("given_names", "medium", $"{known} of {texts.Count} distinct values hold a frequent given name, in a column that may name people", codes);
    }

    private static bool LooksLikeName(ReadOnlySpan<byte> text, out bool given)
    {
        given = false;
        if (text.Length is < 2 or > Longest) return false;
        Span<char> chars = stackalloc char[Longest];
        chars = chars[..Encoding.UTF8.GetChars(text, chars)];
        if (!char.IsUpper(chars[0]) && !char.IsLetter(chars[0])) return false;
        foreach (var c in chars)
            if (!char.IsLetter(c) && c is not (' ' or '-' or '.' or ',' or '\'' or '’')) return false;
        if (char.IsAsciiLetterLower(chars[0])) return false;
        given = GivenNames.In(chars);
        return true;
    }
}
