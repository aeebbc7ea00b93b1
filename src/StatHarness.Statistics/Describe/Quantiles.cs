namespace StatHarness.Statistics;

/// <summary>Sample quantile definitions of Hyndman and Fan 1996, numbered as there and in R.</summary>
public enum QuantileType
{
    /// <summary>Inverse of the empirical distribution function.</summary>
    InverseEcdf = 1,

    /// <summary>As 1, averaging at discontinuities.</summary>
    AveragedInverseEcdf = 2,

    /// <summary>Weibull, h = (n + 1)p.</summary>
    Weibull = 6,

    /// <summary>Linear between the modes, h = (n − 1)p + 1: the default of R, NumPy and this house.</summary>
    Linear = 7,

    /// <summary>Median-unbiased, h = (n + ⅓)p + ⅓.</summary>
    MedianUnbiased = 8,
}

/// <summary>
/// Exact sample quantiles by radix selection: O(n), no full sort, bit-equal for any row order. Missing values are left
/// out (<see cref="Missing"/>); without values every quantile is NaN. Interpolates with R's own order of operations.
/// </summary>
public static class Quantiles
{
    private const double Fuzz = 4 * 2.220446049250313e-16;

    /// <param name="values">Any order; NaN is missing, ±∞ a value.</param>
    /// <param name="probabilities">Each in [0, 1], any order.</param>
    /// <returns>One quantile per probability, in the unit of the values.</returns>
    public static double[] Of(ReadOnlySpan<double> values, ReadOnlySpan<double> probabilities, QuantileType type = QuantileType.Linear) =>
        OfKeys(OrderKey.OfPresent(values), probabilities, type, OrderKey.ToDouble);

    /// <param name="valid">One flag per value; empty means all valid.</param>
    /// <inheritdoc cref="Of(ReadOnlySpan{double}, ReadOnlySpan{double}, QuantileType)"/>
    public static double[] Of(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid, ReadOnlySpan<double> probabilities, QuantileType type = QuantileType.Linear) =>
        OfKeys(OrderKey.OfPresent(values, valid), probabilities, type, key => OrderKey.ToInt64(key));

    /// <summary>The type-7 median; NaN without values.</summary>
    public static double Median(ReadOnlySpan<double> values) => Of(values, [0.5])[0];

    private static double[] OfKeys(ulong[] keys, ReadOnlySpan<double> probabilities, QuantileType type, Func<ulong, double> toValue)
    {
        var result = new double[probabilities.Length];
        if (keys.Length == 0)
        {
            Array.Fill(result, double.NaN);
            return result;
        }
        var places = new (int Low, int High, double Weight)[probabilities.Length];
        var ranks = new SortedSet<int>();
        for (var i = 0; i < places.Length; i++)
        {
            StatisticsDiagnostics.InRange(probabilities[i] is >= 0 and <= 1, "A probability", "[0, 1]");
            places[i] = PlaceOf(probabilities[i], keys.Length, type);
            ranks.Add(places[i].Low);
            ranks.Add(places[i].High);
        }
        var ordered = ranks.ToArray();
        var found = new ulong[ordered.Length];
        RadixSelect.At(keys, ordered, found);
        for (var i = 0; i < places.Length; i++)
        {
            var (lowRank, highRank, weight) = places[i];
            var low = toValue(found[Array.BinarySearch(ordered, lowRank)]);
            var high = toValue(found[Array.BinarySearch(ordered, highRank)]);
            result[i] = weight == 0 || low == high ? low : weight == 1 ? high : (1 - weight) * low + weight * high;
        }
        return result;
    }

    /// <summary>The two ranks (from 0) to interpolate, and the weight of the higher.</summary>
    private static (int Low, int High, double Weight) PlaceOf(double p, int n, QuantileType type)
    {
        if (type == QuantileType.Linear)
        {
            var index = 1 + (n - 1) * p;
            var low = Math.Floor(index);
            return ((int)low - 1, Math.Min((int)Math.Ceiling(index), n) - 1, index - low);
        }
        var (a, discrete) = type switch
        {
            QuantileType.InverseEcdf or QuantileType.AveragedInverseEcdf => (0.0, true),
            QuantileType.Weibull => (0.0, false),
            QuantileType.MedianUnbiased => (1.0 / 3, false),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Types 1, 2, 6, 7 and 8 are offered."),
        };
        var position = discrete ? n * p : a + p * (n + 1 - a - a);
        var j = Math.Floor(position + Fuzz);
        var above = position - j;
        if (Math.Abs(above) < Fuzz) above = 0;
        var weight = type switch
        {
            QuantileType.InverseEcdf => above > 0 ? 1 : 0,
            QuantileType.AveragedInverseEcdf => above > 0 ? 1 : 0.5,
            _ => above,
        };
        return (Math.Clamp((int)j, 1, n) - 1, Math.Clamp((int)j + 1, 1, n) - 1, weight);
    }
}
