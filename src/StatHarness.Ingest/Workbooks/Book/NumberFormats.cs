namespace StatHarness.Ingest;

/// <summary>What a cell with a number means.</summary>
internal enum FormatKind : byte
{
    Number,
    /// <summary>A day, maybe with a time.</summary>
    Date,
    /// <summary>A time of day.</summary>
    Time,
    /// <summary>Elapsed hours, minutes or seconds, which may be more than a day.</summary>
    Duration,
}

/// <summary>Which number formats make a number a moment (ECMA-376 part 1, §18.8.30 and §18.8.31).</summary>
internal static class NumberFormats
{
    public static FormatKind BuiltIn(int id) => id switch
    {
        >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 or >= 71 and <= 74 or 77 => FormatKind.Date,
        >= 18 and <= 21 or >= 32 and <= 35 or 45 or 47 or 55 or 56 or 75 or 76 or 78 or 80 => FormatKind.Time,
        46 or 79 => FormatKind.Duration,
        _ => FormatKind.Number,
    };

    /// <summary>By the first section, the one for positive numbers.</summary>
    public static FormatKind Kind(string code)
    {
        bool day = false, clock = false, month = false, seconds = false;
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            if (IsWord(code, at, "General") || IsWord(code, at, "Standard")) return FormatKind.Number;
            switch (char.ToLowerInvariant(code[at]))
            {
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '"':
                    at = End(code, at, '"');
                    break;
                case '[':
                    var end = End(code, at, ']');
                    if (IsElapsed(code.AsSpan(at + 1, end - at - 1))) return FormatKind.Duration;
                    at = end;
                    break;
                // Digits are part of a moment only as fractions of seconds: a format such as 0.00E+00 or # "d" is none.
                case '0' or '#' or '?' when !seconds:
                    return FormatKind.Number;
                case 'd' or 'y' or 'e' or 'g' or 'b':
                    day = true;
                    break;
                case 'h':
                    clock = true;
                    break;
                case 's':
                    clock = seconds = true;
                    break;
                case 'm':
                    month = true;
                    break;
            }
        }
        return day || (month && !clock) ? FormatKind.Date : clock ? FormatKind.Time : FormatKind.Number;
    }

    private static bool IsWord(string code, int at, string word) => string.Compare(code, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static int End(string code, int open, char close) => code.IndexOf(close, open + 1) is var end && end < 0 ? code.Length : end;

    private static bool IsElapsed(ReadOnlySpan<char> inside) =>
        !inside.IsEmpty && inside[0] is 'h' or 'H' or 'm' or 'M' or 's' or 'S' && inside.IndexOfAnyExcept(char.ToLowerInvariant(inside[0]), char.ToUpperInvariant(inside[0])) < 0;
}
