namespace StatHarness.Ingest.Privacy;

/// <summary>Two letters of a country, two digits, and as many letters and digits as the country has, compact or in groups.</summary>
internal static class IbanShapes
{
    private const int Weight = 25, Longest = 34;

    public static void Find(ReadOnlySpan<byte> text, DigitGroups groups, List<PiiHit> hits)
    {
        Span<byte> iban = stackalloc byte[Longest];
        for (var i = 0; i < groups.Count; i++)
        {
            var start = groups[i].Start - 2;
            if (start < 0 || groups[i].Length < 2 || (start > 0 && char.IsAsciiLetterOrDigit((char)text[start - 1]))) continue;
            var length = IbanLengths.Of(Upper(text[start]), Upper(text[start + 1]));
            if (length == 0 || !Collect(text[start..], iban[..length], out var end)) continue;
            hits.Add(new(PiiKind.Iban, start, end, Checksums.Mod97(iban[..length]), Weight));
            while (i + 1 < groups.Count && groups[i + 1].Start < start + end) i++;
        }
    }

    private static bool Collect(ReadOnlySpan<byte> text, Span<byte> iban, out int end)
    {
        end = 0;
        for (var filled = 0; filled < iban.Length; end++)
        {
            if (end == text.Length) return false;
            if (char.IsAsciiLetterOrDigit((char)text[end])) iban[filled++] = Upper(text[end]);
            else if (text[end] is not ((byte)' ' or (byte)'-') || filled < 4 || text[end - 1] == text[end]) return false;
        }
        return end == text.Length || !char.IsAsciiLetterOrDigit((char)text[end]);
    }

    private static byte Upper(byte value) => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 32) : value;
}
