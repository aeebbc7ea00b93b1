using StatHarness.Data;

namespace StatHarness.Statistics;

/// <summary>A value and how often it occurs.</summary>
public readonly record struct ValueCount<T>(T Value, long Count);

/// <summary>
/// Value spectrum, centre and spread of one numeric column, exact: mean and sd to the bits of <see cref="Moments"/>,
/// quartiles to those of <see cref="Quantiles"/>.
/// </summary>
/// <typeparam name="T"><c>double</c> (−0 counts as 0) or <c>long</c>.</typeparam>
/// <param name="Rows">All rows.</param>
/// <param name="Missing">Missing values.</param>
/// <param name="Distinct">Different values, missing not counted.</param>
/// <param name="EntropyNats">Shannon entropy of the value frequencies, nats.</param>
/// <param name="ModeCount">Frequency of the most frequent value; 0 without values.</param>
/// <param name="UniqueOnce">Values that occur exactly once.</param>
/// <param name="Zeros">Values equal to 0.</param>
/// <param name="Negatives">Values below 0.</param>
/// <param name="Infinities">±∞; always 0 for integers.</param>
/// <param name="Min">Smallest; null without values.</param>
/// <param name="Max">Largest; null without values.</param>
/// <param name="Sum">Exact sum, rounded once.</param>
/// <param name="Mean">NaN without values.</param>
/// <param name="StdDev">Divisor n − 1; NaN below 2 values.</param>
/// <param name="Quartiles">Type 7: lower quartile, median, upper quartile; NaN without values.</param>
/// <param name="Top">Most frequent first, ties by value ascending.</param>
public sealed record NumberProfile<T>(
    long Rows, long Missing, long Distinct, double EntropyNats, long ModeCount, long UniqueOnce, long Zeros, long Negatives,
    long Infinities, T? Min, T? Max, double Sum, double Mean, double StdDev, IReadOnlyList<double> Quartiles, IReadOnlyList<ValueCount<T>> Top)
    where T : struct;

/// <summary>Profiles of numeric columns: one radix walk each. Scratch memory is 16 bytes a value, reused.</summary>
public static class NumberProfile
{
    private static readonly double[] Quarters = [0.25, 0.5, 0.75];

    /// <param name="values">NaN is missing.</param>
    /// <param name="top">How many frequent values to list.</param>
    public static NumberProfile<double> Of(ReadOnlySpan<double> values, int top = 10) => Of(values, Validity.AllValid, top);

    /// <param name="values">NaN is missing.</param>
    /// <param name="validity">Which rows hold a value.</param>
    /// <param name="top">How many frequent values to list.</param>
    public static NumberProfile<double> Of(ReadOnlySpan<double> values, Validity validity, int top = 10)
    {
        ArgumentNullException.ThrowIfNull(validity);
        using var memory = new KeyMemory(values.Length);
        return Of(PresentKeys.Of(values, validity, memory), values.Length, top, static (code, key) => code.ToDouble(key));
    }

    /// <param name="valid">One flag per value; empty means all valid.</param>
    /// <param name="top">How many frequent values to list.</param>
    public static NumberProfile<long> Of(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid, int top = 10)
    {
        using var memory = new KeyMemory(values.Length);
        return Of(PresentKeys.Of(values, valid, memory), values.Length, top, static (_, key) => OrderKey.ToInt64(key));
    }

    /// <param name="validity">Which rows hold a value.</param>
    /// <param name="top">How many frequent values to list.</param>
    public static NumberProfile<long> Of(ReadOnlySpan<long> values, Validity validity, int top = 10)
    {
        ArgumentNullException.ThrowIfNull(validity);
        using var memory = new KeyMemory(values.Length);
        return Of(PresentKeys.Of(values, validity, memory), values.Length, top, static (_, key) => OrderKey.ToInt64(key));
    }

    private static NumberProfile<T> Of<T>(PresentKeys present, int rows, int top, Func<KeyCode, ulong, T> valueOf)
        where T : struct
    {
        var (n, code) = (present.Count, present.Code);
        var places = QuantilePlaces.Of(n, Quarters, QuantileType.Linear);
        // The walk overwrites the doubles, so their spread comes first, unless counts of few values will give it sooner.
        var narrow = present.AreNarrow();
        var spread = narrow ? default : Spread.Of(present.Doubles);
        var spectrum = new Spectrum(top, code.Zero, places.Ranks, keepRuns: narrow);
        new RadixWalk<Spectrum>(spectrum).Visit(present.Keys, present.Scratch);
        if (narrow) spread = Spread.Of(spectrum.Runs!.ConvertAll(run => new ValueCount<double>(code.ToDouble(run.Value), run.Count)), n);
        if (present.Pivot != 0) spread = spread with { Sum = (double)present.IntegerSum, Mean = present.Pivot + spread.Mean };
        var counts = spectrum.Counts;
        return new(
            rows, rows - n, counts.Distinct, counts.EntropyNats(), counts.Mode, counts.Once, spectrum.Zeros, spectrum.Negatives, present.Infinities,
            n == 0 ? null : valueOf(code, spectrum.Least), n == 0 ? null : valueOf(code, spectrum.Most),
            spread.Sum, spread.Mean, spread.StdDev, places.Values(spectrum.AtRanks, code.ToDouble),
            [.. spectrum.Top.Select(run => new ValueCount<T>(valueOf(code, run.Value), run.Count))]);
    }
}
