using System.Globalization;

namespace StatHarness.Reporting.Text;

/// <summary>Numbers for people: invariant, thousands separated, about six significant digits. The exact value is in report.json.</summary>
internal static class NumberText
{
    public static string Of(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Of(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (size == 0) return "0";
        if (size is < 1e-4 or >= 1e15) return value.ToString("0.####e+0", CultureInfo.InvariantCulture);
        if (size == Math.Floor(size)) return value.ToString("#,0", CultureInfo.InvariantCulture);
        return value.ToString("#,0." + new string('#', Decimals(size)), CultureInfo.InvariantCulture);
    }

    /// <summary>With a fixed number of decimals, so that the labels of one axis agree.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString(decimals == 0 ? "#,0" : "#,0." + new string('0', decimals), CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept('0', '.', ',') < 0 ? text[1..] : text;
    }

    /// <summary>A p or q value: three significant digits.</summary>
    public static string Probability(double p) => p switch
    {
        0 => "0",
        < 0.001 => p.ToString("0.##e+0", CultureInfo.InvariantCulture),
        < 0.01 => p.ToString("0.####", CultureInfo.InvariantCulture),
        _ => p.ToString("0.###", CultureInfo.InvariantCulture),
    };

    public static string Percent(double share) => share switch
    {
        0 => "0 %",
        > 0 and < 0.0005 => "< 0.1 %",
        > 0.9995 and < 1 => "> 99.9 %",
        _ => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %",
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Of(bytes) + " B",
        < 1024 * 1024 => Unit(bytes / 1024.0, "KiB"),
        < 1024L * 1024 * 1024 => Unit(bytes / (1024.0 * 1024), "MiB"),
        _ => Unit(bytes / (1024.0 * 1024 * 1024), "GiB"),
    };

    /// <summary>Value with its unit; a duration above two minutes also in hours and minutes.</summary>
    public static string WithUnit(double value, string? unit) => unit switch
    {
        null or "" or "1" => Of(value),
        "%" => Of(value) + " %",
        "s" when Math.Abs(value) >= 120 => $"{Of(value)} s ({DurationText.Of(value)})",
        "ms" when Math.Abs(value) >= 120_000 => $"{Of(value)} ms ({DurationText.Of(value / 1000)})",
        _ => $"{Of(value)} {VisibleText.Of(unit)}",
    };

    private static string Unit(double value, string unit) => value.ToString("#,0.#", CultureInfo.InvariantCulture) + " " + unit;

    private static int Decimals(double size)
    {
        var decimals = 5;
        for (var bound = 10.0; size >= bound && decimals > 0; bound *= 10) decimals--;
        decimals = Math.Max(2, decimals);
        for (var bound = 1.0; size < bound && decimals < 8; bound /= 10) decimals++;
        return decimals;
    }
}
