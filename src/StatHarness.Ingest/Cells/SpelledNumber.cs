using System.Buffers;

namespace StatHarness.Ingest;

/// <summary>What the spelling of a number shows beside its digits.</summary>
[Flags]
internal enum NumberMarks : byte
{
    None = 0,
    /// <summary>Commas that certainly separate thousands.</summary>
    CommaGroups = 1,
    /// <summary>Points that certainly separate thousands.</summary>
    DotGroups = 2,
    /// <summary>Spaces or apostrophes separate thousands.</summary>
    SpaceGroups = 4,
    /// <summary>Brackets around it, as ledgers write what is negative.</summary>
    Brackets = 8,
    MinusBehind = 16,
    Percent = 32,
}

/// <summary>Numbers as people and ledgers write them: thousands, decimal comma, currency, brackets, minus behind, percent.</summary>
internal static class SpelledNumber
{
    private const int Longest = 40;
    private static readonly byte[][] Currencies =
        [.. new[] { "R$", "US$", "$", "€", "£", "¥", "₹", "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "kr", "zł", "Kč", "Fr." }.Select(System.Text.Encoding.UTF8.GetBytes)];

    /// <summary>What a number can begin with, a no-break space included.</summary>
    private static readonly SearchValues<byte> Firsts = SearchValues.Create([.. "0123456789+-("u8, 0xC2, .. Currencies.Select(sign => sign[0])]);

    public static bool TryParse(ref Cell cell)
    {
        var text = cell.Trimmed;
        if (text.Length > Longest || !Firsts.Contains(text[0]) || !text.ContainsAnyInRange((byte)'0', (byte)'9')) return false;
        var negative = false;
        if (text[0] == '(' && text[^1] == ')')
        {
            (negative, cell.Marks) = (true, NumberMarks.Brackets);
            text = Trim(text[1..^1]);
        }
        Sign(ref text, ref negative);
        if (!negative && text.Length > 1 && text[^1] == '-')
        {
            (negative, cell.Marks) = (true, NumberMarks.MinusBehind);
            text = Trim(text[..^1]);
        }
        Currency(ref text, ref cell);
        Sign(ref text, ref negative);
        if (text.Length > 1 && text[^1] == '%')
        {
            text = Trim(text[..^1]);
            cell.Marks |= NumberMarks.Percent;
        }
        return text.Length > 0 && Digits.Value(text[0]) <= 9 && Body(text, negative, ref cell);
    }

    private static void Sign(ref ReadOnlySpan<byte> text, ref bool negative)
    {
        if (text.Length < 2 || negative || text[0] is not ((byte)'-' or (byte)'+')) return;
        negative = text[0] == '-';
        text = Trim(text[1..]);
    }

    private static void Currency(ref ReadOnlySpan<byte> text, ref Cell cell)
    {
        foreach (var sign in Currencies)
        {
            if (text.StartsWith(sign)) text = Trim(text[sign.Length..]);
            else if (text.EndsWith(sign)) text = Trim(text[..^sign.Length]);
            else continue;
            cell.Currency = sign;
            return;
        }
    }

    /// <summary>Digits in groups of three, with a decimal point or comma at most.</summary>
    private static bool Body(ReadOnlySpan<byte> text, bool negative, ref Cell cell)
    {
        Span<byte> plain = stackalloc byte[Longest + 1];
        Span<byte> marks = stackalloc byte[Longest];
        int length = 0, marked = 0, run = 0;
        var groups = true;
        if (negative) plain[length++] = (byte)'-';
        for (var at = 0; at < text.Length;)
        {
            if (Digits.Value(text[at]) <= 9)
            {
                plain[length++] = text[at++];
                run++;
                continue;
            }
            var width = Mark(text[at..], out var mark);
            if (width == 0 || run == 0) return false;
            // Before each mark stand three digits, before the first one to three.
            groups &= marked == 0 ? run is 1 or 2 or 3 : run == 3;
            if (mark is (byte)'.' or (byte)',' && IsDecimal(text[at..], mark, marks[..marked]))
            {
                if (marked > 0 && !groups) return false;
                return Finish(text[(at + 1)..], plain, length, mark, marks[..marked], ref cell);
            }
            if (marked > 0 && marks[marked - 1] != mark) return false;
            marks[marked++] = mark;
            run = 0;
            at += width;
        }
        return groups && (marked == 0 || run == 3) && Close(plain[..length], 0, marks[..marked], ref cell);
    }

    /// <summary>The last point or comma, unless the same sign was met before.</summary>
    private static bool IsDecimal(ReadOnlySpan<byte> rest, byte mark, ReadOnlySpan<byte> before) => !before.Contains(mark) && rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool Finish(scoped ReadOnlySpan<byte> decimals, scoped Span<byte> plain, int length, byte mark, scoped ReadOnlySpan<byte> groups, ref Cell cell)
    {
        if (decimals.IsEmpty) return false;
        plain[length++] = (byte)'.';
        decimals.CopyTo(plain[length..]);
        return Close(plain[..(length + decimals.Length)], mark, groups, ref cell);
    }

    private static bool Close(scoped ReadOnlySpan<byte> plain, byte point, scoped ReadOnlySpan<byte> groups, ref Cell cell)
    {
        if (!Number.TryParse(plain, (byte)'.', out cell.Number)) return false;
        var kind = cell.Number.Kind(plain, (byte)'.');
        if (kind is CellKind.LeadingZero or CellKind.Huge) return false;
        if (groups.Length > 0) cell.Marks |= groups[0] switch { (byte)',' => NumberMarks.CommaGroups, (byte)'.' => NumberMarks.DotGroups, _ => NumberMarks.SpaceGroups };
        cell.Kind = (cell.Marks & NumberMarks.Percent) != 0 ? CellKind.Percent : point == ',' ? CellKind.Comma : kind;
        return true;
    }

    /// <summary>Bytes of the mark; 0 when it is none. All spaces and apostrophes count as one kind.</summary>
    private static int Mark(ReadOnlySpan<byte> text, out byte mark)
    {
        mark = text[0] is (byte)'.' or (byte)',' ? text[0] : text[0] == '\'' ? (byte)'\'' : (byte)' ';
        if (text[0] is (byte)'.' or (byte)',' or (byte)'\'' or (byte)' ') return 1;
        if (text.StartsWith("\u00A0"u8)) return 2;
        mark = text.StartsWith("\u2019"u8) ? (byte)'\'' : (byte)' ';
        return text.StartsWith("\u202F"u8) || text.StartsWith("\u2009"u8) || text.StartsWith("\u2019"u8) ? 3 : 0;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.StartsWith("\u00A0"u8)) text = text[2..];
        while (text.EndsWith("\u00A0"u8)) text = text[..^2];
        return text.Trim((byte)' ');
    }
}
