namespace StatHarness.Statistics;

/// <summary>A value and how often it occurs.</summary>
public readonly record struct ValueCount<T>(T Value, long Count);

/// <summary>
/// Value spectrum of one numeric column, exact. For the moments see <see cref="Moments"/>, for quantiles
/// <see cref="Quantiles"/>.
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
/// <param name="Top">Most frequent first, ties by value ascending.</param>
public sealed record NumberProfile<T>(
    long Rows, long Missing, long Distinct, double EntropyNats, long ModeCount, long UniqueOnce, long Zeros, long Negatives,
    long Infinities, T? Min, T? Max, IReadOnlyList<ValueCount<T>> Top)
    where T : struct;

/// <summary>Profiles of numeric columns in one radix sort each.</summary>
public static class NumberProfile
{
    /// <param name="top">How many frequent values to list.</param>
    public static NumberProfile<double> Of(ReadOnlySpan<double> values, int top = 10)
    {
        var infinities = 0;
        foreach (var value in values) infinities += double.IsInfinity(value) ? 1 : 0;
        return Of(OrderKey.OfPresent(values), values.Length, infinities, OrderKey.Of(0.0), OrderKey.ToDouble, top);
    }

    /// <param name="valid">One flag per value; empty means all valid.</param>
    /// <param name="top">How many frequent values to list.</param>
    public static NumberProfile<long> Of(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid, int top = 10) =>
        Of(OrderKey.OfPresent(values, valid), values.Length, 0, OrderKey.Of(0L), OrderKey.ToInt64, top);

    private static NumberProfile<T> Of<T>(ulong[] keys, int rows, int infinities, ulong zero, Func<ulong, T> toValue, int top)
        where T : struct
    {
        KeySort.Sort(keys);
        var counts = new List<long>();
        var frequent = new TopCounts<ulong>(top);
        long zeros = 0, negatives = 0, once = 0;
        for (var i = 0; i < keys.Length;)
        {
            var end = i + 1;
            while (end < keys.Length && keys[end] == keys[i]) end++;
            long count = end - i;
            counts.Add(count);
            frequent.Add(keys[i], count);
            once += count == 1 ? 1 : 0;
            zeros += keys[i] == zero ? count : 0;
            negatives += keys[i] < zero ? count : 0;
            i = end;
        }
        var mode = 0L;
        foreach (var count in counts) mode = Math.Max(mode, count);
        return new(
            rows, rows - keys.Length, counts.Count, Entropy.Nats(counts.ToArray()), mode, once, zeros, negatives, infinities,
            keys.Length == 0 ? null : toValue(keys[0]), keys.Length == 0 ? null : toValue(keys[^1]),
            frequent.Sorted().Select(v => new ValueCount<T>(toValue(v.Value), v.Count)).ToArray());
    }
}
