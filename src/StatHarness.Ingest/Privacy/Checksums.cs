namespace StatHarness.Ingest.Privacy;

/// <summary>Validators of numbers that carry a check or keep rules; all take ASCII digits without separators.</summary>
internal static class Checksums
{
    /// <summary>Numbers from advertisements that belong to nobody.</summary>
    private static readonly string[] VoidSsn = ["078051120", "219099999", "457555462", "123456789"];

    /// <summary>The least number of twelve digits.</summary>
    private const long Least = 100_000_000_000;

    public static bool Luhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }
        return digits.Length > 1 && sum % 10 == 0;
    }

    /// <summary>Whether a network issues cards that begin so and are so long (ISO/IEC 7812).</summary>
    public static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is < 12 or > 19) return false;
        var four = 0;
        foreach (var digit in digits[..4]) four = (four * 10) + digit - '0';
        return IsIssued(four, digits.Length);
    }

    /// <inheritdoc cref="IsIssued(ReadOnlySpan{byte})"/>
    public static bool IsIssued(long digits)
    {
        if (digits < Least) return false;
        var (length, unit) = (12, Least / 1000);
        for (; digits / unit >= 10_000; unit *= 10) length++;
        return IsIssued((int)(digits / unit), length);
    }

    /// <param name="four">The first digits.</param>
    private static bool IsIssued(int four, int length)
    {
        var (two, three) = (four / 100, four / 10);
        return length switch
        {
            _ when two is >= 40 and <= 49 => length is 16 or 19,
            _ when two is >= 51 and <= 55 || four is >= 2221 and <= 2720 => length == 16,
            _ when two is 34 or 37 => length == 15,
            _ when three is >= 300 and <= 305 or 309 || two is 36 or 38 or 39 => length >= 14,
            _ when four is >= 3528 and <= 3589 => length >= 16,
            _ when four == 6011 || three is >= 644 and <= 649 || two is 65 or 62 or 81 => length >= 16,
            _ when two is 50 or (>= 56 and <= 58) or 60 or 61 or 63 or 64 or (>= 66 and <= 69) => true,
            _ when two / 10 == 1 => length == 15,
            _ => false,
        };
    }

    public static bool IsSsn(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 9 || digits[0] == '9' || digits.StartsWith("000"u8) || digits.StartsWith("666"u8)) return false;
        if (digits.Slice(3, 2).SequenceEqual("00"u8) || digits[5..].SequenceEqual("0000"u8)) return false;
        foreach (var known in VoidSsn)
            if (Same(digits, known)) return false;
        return true;
    }

    /// <summary>Area 9xx and a group of 70–88, 90–92 or 94–99; since 2020 also 50–65.</summary>
    public static bool IsItin(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 9 || digits[0] != '9') return false;
        var group = ((digits[3] - '0') * 10) + digits[4] - '0';
        return group is (>= 50 and <= 65) or (>= 70 and <= 88) or (>= 90 and <= 92) or (>= 94 and <= 99);
    }

    /// <summary>ISO 7064 mod 97-10 over the whole IBAN, compact and upper case.</summary>
    public static bool Mod97(ReadOnlySpan<byte> iban)
    {
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var symbol = iban[(i + 4) % iban.Length];
            rest = symbol <= '9' ? ((rest * 10) + symbol - '0') % 97 : ((rest * 100) + symbol - 'A' + 10) % 97;
        }
        return rest == 1;
    }

    private static bool Same(ReadOnlySpan<byte> digits, string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (digits[i] != text[i]) return false;
        return true;
    }
}
