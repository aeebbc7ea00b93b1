namespace StatHarness.Ingest;

/// <summary>English names of months, whole or by three letters.</summary>
internal static class MonthNames
{
    private static readonly byte[][] Names =
        [.. new[] { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <returns>1 to 12; 0 when no month stands there.</returns>
    public static int Read(ReadOnlySpan<byte> text, ref int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetter((char)text[end])) end++;
        var word = text[at..end];
        for (var month = 0; month < Names.Length; month++)
        {
            if (!(word.Length == 3 || word.Length == Names[month].Length || (word.Length == 4 && month == 8))) continue;
            if (!System.Text.Ascii.EqualsIgnoreCase(word, Names[month].AsSpan(0, word.Length))) continue;
            at = end < text.Length && text[end] == '.' && word.Length < Names[month].Length ? end + 1 : end;
            return month + 1;
        }
        return 0;
    }
}

/// <summary>AM and PM after a time.</summary>
internal static class HalfDay
{
    public static bool Ends(ReadOnlySpan<byte> text) => text[^1] is (byte)'M' or (byte)'m' && text.Length > 2 && text[^2] is (byte)'A' or (byte)'a' or (byte)'P' or (byte)'p';

    /// <summary>Hour 1 to 12 becomes 0 to 23.</summary>
    public static bool Read(ReadOnlySpan<byte> text, ref int at, ref int hour)
    {
        if (at < text.Length && text[at] == ' ') at++;
        if (at + 2 != text.Length || hour is < 1 or > 12) return false;
        hour = (hour % 12) + (text[at] is (byte)'P' or (byte)'p' ? 12 : 0);
        at = text.Length;
        return true;
    }
}
