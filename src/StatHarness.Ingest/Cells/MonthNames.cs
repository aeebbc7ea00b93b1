namespace StatHarness.Ingest;

/// <summary>English names of months, whole or by three letters.</summary>
internal static class MonthNames
{
    private static readonly byte[][] Names =
        [.. new[] { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <returns>1 to 12; 0 when no month stands there.</returns>
    public static int Read(ReadOnlySpan<byte> text, ref int at)
    {
        if (text.Length - at < 3 || Of((text[at] << 16) | (text[at + 1] << 8) | text[at + 2] | 0x202020) is not (> 0 and var month)) return 0;
        var end = at;
        while (end < text.Length && char.IsAsciiLetter((char)text[end])) end++;
        var word = text[at..end];
        var name = Names[month - 1];
        if (!(word.Length == 3 || word.Length == name.Length || (word.Length == 4 && month == 9)) || !System.Text.Ascii.EqualsIgnoreCase(word, name.AsSpan(0, word.Length))) return 0;
        at = end < text.Length && text[end] == '.' && word.Length < name.Length ? end + 1 : end;
        return month;
    }

    /// <param name="letters">Three small ones.</param>
    private static int Of(int letters) => letters switch
    {
        0x6A616E => 1,
        0x666562 => 2,
        0x6D6172 => 3,
        0x617072 => 4,
        0x6D6179 => 5,
        0x6A756E => 6,
        0x6A756C => 7,
        0x617567 => 8,
        0x736570 => 9,
        0x6F6374 => 10,
        0x6E6F76 => 11,
        0x646563 => 12,
        _ => 0,
    };
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
