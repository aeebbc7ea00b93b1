using System.Globalization;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Svg;

internal readonly record struct Tick(double Value, string Label);

/// <summary>Round places on an axis: steps of 1, 2 or 5 × 10ᵏ, of round durations, or of the calendar.</summary>
internal static class Ticks
{
    private static readonly double[] Seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 345600, 604800];

    /// <param name="count">How many steps fit; there may be fewer.</param>
    /// <param name="whole">Whole numbers only.</param>
    public static List<Tick> Numbers(double low, double high, int count, bool whole = false)
    {
        var step = RoundStep((high - low) / count);
        if (whole && step < 1) step = 1;
        var decimals = 0;
        for (var size = step; size < 0.999999 && decimals < 12; size *= 10) decimals++;
        var exponential = Math.Max(Math.Abs(low), Math.Abs(high)) >= 1e9 || step < 1e-6;
        return At(low, high, step, value => exponential ? value.ToString("0.###e+0", CultureInfo.InvariantCulture) : NumberText.Fixed(value, decimals));
    }

    /// <summary>Plain numbers, or durations when <paramref name="unit"/> is s or ms.</summary>
    public static List<Tick> OfUnit(double low, double high, int count, string? unit)
    {
        var perSecond = unit switch { "s" => 1.0, "ms" => 1000.0, _ => 0.0 };
        var span = perSecond == 0 ? 0 : (high - low) / perSecond;
        if (span < 2) return Numbers(low, high, count);
        var rough = span / count;
        var step = Seconds.FirstOrDefault(s => s >= rough);
        if (step == 0) step = RoundStep(rough / 86400) * 86400;
        return At(low, high, step * perSecond, value => DurationText.Of(value / perSecond));
    }

    internal static List<Tick> At(double low, double high, double step, Func<double, string> label)
    {
        var ticks = new List<Tick>();
        var first = Math.Ceiling(low / step - 1e-9);
        for (var i = 0; i < 50 && (first + i) * step <= high + step * 1e-9; i++)
        {
            var value = (first + i) * step;
            ticks.Add(new(value == 0 ? 0 : value, label(value == 0 ? 0 : value)));
        }
        return ticks;
    }

    internal static double RoundStep(double rough)
    {
        var power = 1.0;
        while (power * 10 <= rough) power *= 10;
        while (power > rough) power /= 10;
        var lead = rough / power;
        return power * (lead <= 1.0000001 ? 1 : lead <= 2.0000001 ? 2 : lead <= 5.0000001 ? 5 : 10);
    }
}
