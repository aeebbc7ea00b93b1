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
        var places = QuantilePlaces.Of(keys.Length, probabilities, type);
        var found = new ulong[places.Ranks.Length];
        if (keys.Length > 0) RadixSelect.At(keys, places.Ranks, found);
        return places.Values(found, toValue);
    }
}
