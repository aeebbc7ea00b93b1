using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Privacy;

/// <summary>Dates and years of birth, in a column whose name says birth.</summary>
internal static class BirthScan
{
    private const int FirstYear = 1850, LastYear = 2100;
    private const long MicrosPerDay = 86_400_000_000;
    private static readonly int FirstDay = new DateOnly(FirstYear, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
    private static readonly int EndDay = new DateOnly(LastYear, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    public static PiiColumn? Of(Column column)
    {
        long rows = 0;
        HashSet<long> distinct = [], seen = [];
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row)) continue;
            if (Day(column, row) is not { } value) return null;
            seen.Add(value.Key);
            if (!value.IsBirth) continue;
            rows++;
            distinct.Add(value.Key);
        }
        return distinct.Count * 10 < seen.Count * 8 || distinct.Count == 0 ? null
            : new(column.Name, "date_of_birth", "birth_header", rows, distinct.Count, seen.Count, column is Int64Column ? "medium" : "high",
                $"the column name says birth, and {distinct.Count} of {seen.Count} distinct values are {(column is Int64Column ? "years" : "dates")} in which people were born");
    }

    /// <summary>Null when the column is of no type that holds dates.</summary>
    private static (long Key, bool IsBirth)? Day(Column column, int row) => column switch
    {
        DateColumn date => (date.Values[row], date.Values[row] >= FirstDay && date.Values[row] < EndDay),
        TimestampColumn time => (time.Values[row] / MicrosPerDay, time.Values[row] / MicrosPerDay is var day && day >= FirstDay && day < EndDay),
        Int64Column year => (year.Values[row], year.Values[row] is >= FirstYear and < LastYear),
        TextColumn text => (text.Codes[row], LooksLikeDate(text.Dictionary.Utf8(text.Codes[row]))),
        _ => null,
    };

    /// <summary>Three parts that may be day, month and year, such as 3 May 1982 or 1982-13-40.</summary>
    private static bool LooksLikeDate(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 6 or > 20) return false;
        var (parts, digits) = (0, 0);
        var inside = false;
        foreach (var value in text)
        {
            var part = char.IsAsciiLetterOrDigit((char)value);
            if (part && !inside) parts++;
            if (char.IsAsciiDigit((char)value)) digits++;
            else if (!part && value is not ((byte)'-' or (byte)'/' or (byte)'.' or (byte)' ' or (byte)',')) return false;
            inside = part;
        }
        return parts == 3 && digits is >= 3 and <= 8;
    }
}
