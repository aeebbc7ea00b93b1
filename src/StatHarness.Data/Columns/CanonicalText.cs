using System.Globalization;

namespace StatHarness.Data;

/// <summary>One text for one value: what people see, and what two files must agree on.</summary>
public static class CanonicalText
{
    /// <summary>Days from 1970-01-01 to 0001-01-01.</summary>
    private const int FirstDay = -719162;

    private const long MicrosPerDay = 86_400_000_000;

    public static string OfDate(int days) => DateOnly.FromDayNumber(days - FirstDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 with a space, fraction only when there is one, <c>Z</c> when zoned.</summary>
    public static string OfTimestamp(long micros, bool zoned)
    {
        var days = checked((int)Math.DivRem(micros, MicrosPerDay, out var rest));
        if (rest < 0) (days, rest) = (days - 1, rest + MicrosPerDay);
        return $"{OfDate(days)} {OfTimeOfDay(rest)}{(zoned ? "Z" : "")}";
    }

    /// <summary>Seconds with up to six decimals and the unit, such as <c>90.5s</c>.</summary>
    public static string OfDuration(long micros) => OfDecimal(micros, 6) + "s";

    /// <summary>No trailing zeros, no exponent.</summary>
    public static string OfDecimal(Int128 unscaled, int scale)
    {
        var negative = Int128.IsNegative(unscaled);
        var digits = unscaled.ToString(CultureInfo.InvariantCulture).TrimStart('-').PadLeft(scale + 1, '0');
        var whole = digits[..^scale];
        var fraction = digits[^scale..].TrimEnd('0');
        return (negative ? "-" : "") + (fraction.Length == 0 ? whole : $"{whole}.{fraction}");
    }

    private static string OfTimeOfDay(long micros)
    {
        var text = TimeOnly.FromTimeSpan(TimeSpan.FromMicroseconds(micros)).ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return micros % 1_000_000 == 0 ? text[..8] : text.TrimEnd('0');
    }
}
