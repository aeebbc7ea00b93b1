namespace StatHarness.Ingest.Privacy;

/// <summary>Cards, social security and taxpayer numbers, and IPv4 addresses: groups of digits of known lengths.</summary>
internal static class NumberShapes
{
    private static readonly int[][] Cards = [[4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5], [4, 6, 4]];
    private static readonly int[] Ssn = [3, 2, 4];

    public static void Find(ReadOnlySpan<byte> text, DigitGroups groups, HeaderWords header, List<PiiHit> hits)
    {
        for (var first = 0; first < groups.Count; first++)
        {
            var used = Card(text, groups, first, hits);
            if (used == 0) used = Social(text, groups, first, header, hits);
            if (used == 0) used = Octets(text, groups, first, hits);
            if (used > 1) first += used - 1;
        }
    }

    private static int Card(ReadOnlySpan<byte> text, DigitGroups groups, int first, List<PiiHit> hits)
    {
        var count = groups[first].Length is >= 12 and <= 19 ? 1 : 0;
        foreach (var lengths in Cards)
            if (count == 0 && groups.Has(first, lengths, " -"u8)) count = lengths.Length;
        if (count == 0 || !groups.StandsAlone(text, first, count)) return 0;
        var digits = groups.Digits(text, first, count);
        if (count == 1 && !Checksums.IsIssued(digits)) return 0;
        var valid = Checksums.IsIssued(digits) && Checksums.Luhn(digits);
        if (!valid && groups[first].Separator == ' ') return 0;
        hits.Add(new(PiiKind.CreditCard, groups[first].Start, groups[first + count - 1].End - groups[first].Start, valid, count == 1 ? 10 : 20));
        return count;
    }

    /// <summary>With dashes or spaces anywhere; with dots where they are the whole text or the column name says so; bare only where it does.</summary>
    private static int Social(ReadOnlySpan<byte> text, DigitGroups groups, int first, HeaderWords header, List<PiiHit> hits)
    {
        var said = header.Says(PiiKind.UsSsn) || header.Says(PiiKind.UsItin);
        var count = groups.Has(first, Ssn, "-. "u8) ? 3 : said && groups[first].Length == 9 ? 1 : 0;
        if (count == 0 || !groups.StandsAlone(text, first, count)) return 0;
        var (start, length) = (groups[first].Start, groups[first + count - 1].End - groups[first].Start);
        var dashed = count == 3 && groups[first].Separator == '-';
        var spaced = count == 3 && groups[first].Separator == ' ';
        if (spaced && ((first > 0 && groups[first - 1].Separator == ' ') || groups[first + 2].Separator == ' ')) return 0;
        if (!dashed && !spaced && !said && length != text.Length) return 0;
        var digits = groups.Digits(text, first, count);
        var taxpayer = digits[0] == '9';
        hits.Add(new(taxpayer ? PiiKind.UsItin : PiiKind.UsSsn, start, length, taxpayer ? Checksums.IsItin(digits) : Checksums.IsSsn(digits), dashed ? 12 : 4));
        return count;
    }

    private static int Octets(ReadOnlySpan<byte> text, DigitGroups groups, int first, List<PiiHit> hits)
    {
        if (first + 4 > groups.Count) return 0;
        var valid = true;
        for (var i = first; i < first + 4; i++)
        {
            var group = groups[i];
            if (group.Length > 3 || (i < first + 3 && group.Separator != '.')) return 0;
            var octet = 0;
            foreach (var digit in text.Slice(group.Start, group.Length)) octet = (octet * 10) + digit - '0';
            valid &= octet <= 255 && (group.Length == 1 || text[group.Start] != '0');
        }
        var (start, end) = (groups[first].Start, groups[first + 3].End);
        if (groups[first + 3].Separator == '.' || (first > 0 && groups[first - 1].Separator == '.')) return 0;
        if ((start > 0 && IsWord(text[start - 1])) || (end < text.Length && IsWord(text[end]))) return 0;
        hits.Add(new(PiiKind.Ipv4, start, end - start, valid, 10));
        return 4;
    }

    private static bool IsWord(byte value) => char.IsAsciiLetter((char)value) || value is (byte)'_' or (byte)'.' or >= 0x80;
}
