using System.Globalization;
using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

/// <summary>Ticks on an axis of microseconds.</summary>
internal static class CalendarTicks
{
    private const double Second = 1e6;
    private const double Day = 86400 * Second;

    private static readonly double[] Steps =
    [
        1, 10, 100, 1e3, 1e4, 1e5, Second, 2 * Second, 5 * Second, 10 * Second, 15 * Second, 30 * Second, 60 * Second, 120 * Second, 300 * Second, 600 * Second,
        900 * Second, 1800 * Second, 3600 * Second, 7200 * Second, 10800 * Second, 21600 * Second, 43200 * Second, Day, 2 * Day, 7 * Day, 14 * Day,
    ];

    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];

    public static List<Tick> Of(long low, long high, int count)
    {
        var rough = (high - (double)low) / count;
        var step = Steps.FirstOrDefault(s => s >= rough);
        return step == 0 ? ByMonth(low, high, rough) : Ticks.At(low, high, step, value => Label(value, step));
    }

    /// <summary>Microseconds since the start of the picture.</summary>
    public static List<Tick> Relative(long low, long high, int count) =>
        high - (double)low < 2 * Second
            ? Ticks.At(low, high, Ticks.RoundStep((high - (double)low) / count), value => NumberText.Of(Math.Round(value) / 1e3) + " ms")
            : [.. Ticks.OfUnit(low / Second, high / Second, count, "s").Select(tick => tick with { Value = tick.Value * Second })];

    public static string Clock(long microseconds) => new FigureTime(microseconds).Clock.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    public static string ZoneWords(string? zone) => zone switch
    {
        "UTC" => "time (UTC)",
        "relative" => "time since the start",
        _ => "time (local clock, zone not stated)",
    };

    private static string Label(double value, double step) =>
        new FigureTime((long)value).Clock.ToString(
            step >= Day ? "yyyy-MM-dd" : step >= 60 * Second ? "MM-dd HH:mm" : step >= Second ? "HH:mm:ss" : "HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private static List<Tick> ByMonth(long low, long high, double rough)
    {
        var months = Months.FirstOrDefault(m => m * 30.4 * Day >= rough, 12000);
        var start = new FigureTime(low).Clock;
        var ticks = new List<Tick>();
        var index = (start.Year * 12 + start.Month - 1) / months * months;
        for (; index < 9999 * 12; index += months)
        {
            if (index < 12) continue;
            var time = new DateTime(index / 12, index % 12 + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var value = (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
            if (value > high) break;
            if (value >= low) ticks.Add(new(value, time.ToString(months >= 12 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture)));
        }
        return ticks;
    }
}
