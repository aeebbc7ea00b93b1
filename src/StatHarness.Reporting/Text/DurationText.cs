using System.Globalization;

namespace StatHarness.Reporting.Text;

/// <summary>Durations for people, two units at most: 840 ms, 4.2 s, 3 min 20 s, 2 h 5 min, 3 d 4 h.</summary>
internal static class DurationText
{
    public static string Of(double seconds)
    {
        if (!double.IsFinite(seconds)) return NumberText.Of(seconds);
        var sign = seconds < 0 ? "−" : "";
        var size = Math.Abs(seconds);
        if (size == 0) return "0 s";
        if (size < 0.9995) return sign + (size * 1000).ToString(size < 0.01 ? "0.##" : "0", CultureInfo.InvariantCulture) + " ms";
        if (size < 59.95) return sign + size.ToString("0.#", CultureInfo.InvariantCulture) + " s";
        var whole = size >= 1e15 ? double.MaxValue : Math.Round(size, MidpointRounding.AwayFromZero);
        if (whole >= 1e15) return sign + NumberText.Of(size / 86400) + " d";
        var total = (long)whole;
        return sign + total switch
        {
            < 3600 => Pair(total / 60, "min", total % 60, "s"),
            < 86400 => Pair(total / 3600, "h", total % 3600 / 60, "min"),
            _ => Pair(total / 86400, "d", total % 86400 / 3600, "h"),
        };
    }

    public static string OfMs(double milliseconds) => Of(milliseconds / 1000);

    private static string Pair(long major, string majorUnit, long minor, string minorUnit) =>
        minor == 0 ? $"{NumberText.Of(major)} {majorUnit}" : $"{NumberText.Of(major)} {majorUnit} {NumberText.Of(minor)} {minorUnit}";
}
