using System.Text;
using StatHarness.Data;

namespace StatHarness.Ingest.Privacy;

/// <summary>Names of people: only where the column name says so, or where the column may hold people and enough of its texts hold a frequent given name.</summary>
internal sealed record NameScan(string Rule, string Confidence, string Why, IReadOnlyList<int> Codes)
{
    private const int Longest = 60;

    /// <summary>In percent of the distinct texts: no list knows most names.</summary>
    private const int LeastKnownOfResource = 15, LeastKnown = 40;

    public static NameScan? Of(TextColumn column, HeaderWords header, bool isResource)
    {
        var said = header.SaysPerson;
        var texts = column.Dictionary;
        if (texts.Count == 0 || !(said || isResource || header.MaySayPerson)) return null;
        var codes = new List<int>();
        var known = 0;
        for (var code = 0; code < texts.Count; code++)
        {
            if (LooksLikeName(texts.Utf8(code), out var given)) codes.Add(code);
            else if ((code + 1 - codes.Count) * 10L > texts.Count * 4L) return null;
            if (given) known++;
        }
        var counts = $"{codes.Count} of {texts.Count} distinct values look like one and {known} hold a frequent given name";
        if (said) return new("name_header", known * 10L >= codes.Count ? "high" : "medium", $"the column name says a person's name, {counts}", codes);
        var least = isResource ? LeastKnownOfResource : LeastKnown;
        return known < 2 || known * 100L < texts.Count * (long)least ? null
            : new("given_names", "medium", $"the column may name people, {counts}", codes);
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
