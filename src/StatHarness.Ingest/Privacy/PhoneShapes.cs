namespace StatHarness.Ingest.Privacy;

/// <summary>Phone numbers: international with a plus sign, North American in their usual groups, and any number of digits in a column that says phone.</summary>
internal static class PhoneShapes
{
    private static readonly int[] Plan = [3, 3, 4];

    public static void Find(ReadOnlySpan<byte> text, DigitGroups groups, HeaderWords header, List<PiiHit> hits)
    {
        for (var first = 0; first < groups.Count; first++)
        {
            if (Overlaps(hits, groups[first].Start)) continue;
            var used = International(text, groups, first, hits);
            if (used == 0) used = NorthAmerican(text, groups, first, header, hits);
            if (used > 1) first += used - 1;
        }
        if (header.Says(PiiKind.Phone) && hits.Count == 0) Whole(text, groups, hits);
    }

    private static int International(ReadOnlySpan<byte> text, DigitGroups groups, int first, List<PiiHit> hits)
    {
        var start = groups[first].Start;
        if (start == 0 || text[start - 1] != '+' || (start > 1 && char.IsAsciiLetterOrDigit((char)text[start - 2]))) return 0;
        var (count, digits) = (1, groups[first].Length);
        while (first + count < groups.Count && IsGap(text[groups[first + count - 1].End..groups[first + count].Start]) && digits + groups[first + count].Length <= 15)
            digits += groups[first + count++].Length;
        if (digits < 8 || digits > 15) return 0;
        hits.Add(new(PiiKind.Phone, start - 1, groups[first + count - 1].End - start + 1, PhonePlan.IsInternational(groups.Digits(text, first, count)), 15));
        return count;
    }

    /// <summary>(415) 555-0132, 415-555-0132, 415.555.0132, 1-415-555-0132; with spaces alone where they are the whole text or the column says phone.</summary>
    private static int NorthAmerican(ReadOnlySpan<byte> text, DigitGroups groups, int first, HeaderWords header, List<PiiHit> hits)
    {
        var trunk = groups[first].Length == 1 && text[groups[first].Start] == '1' && groups[first].Separator is (byte)'-' or (byte)' ' or (byte)'.' ? 1 : 0;
        var area = first + trunk;
        if (area + 3 > groups.Count) return 0;
        var start = groups[first].Start;
        var bracketed = groups[area].Start > 0 && text[groups[area].Start - 1] == '(';
        if (bracketed ? !IsBracketed(text, groups, area) : !groups.Has(area, Plan, "-. "u8)) return 0;
        if (bracketed) start = trunk == 1 ? start : groups[area].Start - 1;
        var end = groups[area + 2].End;
        if ((start > 0 && IsJoined(text[start - 1])) || (end < text.Length && IsJoined(text[end]) && !(text[end] == '.' && groups[area + 2].Separator == 0)) || groups[area + 2].Separator is (byte)'-' or (byte)'.') return 0;
        var spaced = !bracketed && groups[area].Separator == ' ';
        if (spaced && end - start != text.Length && !header.Says(PiiKind.Phone)) return 0;
        hits.Add(new(PiiKind.Phone, start, end - start, PhonePlan.IsNorthAmerican(groups.Digits(text, area, 3)), spaced ? 6 : 10));
        return 3 + trunk;
    }

    private static bool IsBracketed(ReadOnlySpan<byte> text, DigitGroups groups, int area)
    {
        if (groups[area].Length != 3 || groups[area + 1].Length != 3 || groups[area + 2].Length != 4) return false;
        var close = text[groups[area].End..groups[area + 1].Start];
        return (close.SequenceEqual(")"u8) || close.SequenceEqual(") "u8)) && groups[area + 1].Separator is (byte)'-' or (byte)' ' or (byte)'.';
    }

    private static void Whole(ReadOnlySpan<byte> text, DigitGroups groups, List<PiiHit> hits)
    {
        var digits = 0;
        for (var i = 0; i < groups.Count; i++) digits += groups[i].Length;
        if (digits is >= 6 and <= 15 && text.IndexOfAnyExcept("0123456789 +-./()x"u8) < 0) hits.Add(new(PiiKind.Phone, 0, text.Length, true, 5));
    }

    private static bool IsGap(ReadOnlySpan<byte> between) => between.Length is 1 or 2 && between.IndexOfAnyExcept(" -.()/"u8) < 0;

    private static bool IsJoined(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'/' or (byte)'_' or (byte)'+' or >= 0x80;

    private static bool Overlaps(List<PiiHit> hits, int at)
    {
        foreach (var hit in hits)
            if (at >= hit.Start && at < hit.Start + hit.Length) return true;
        return false;
    }
}
