namespace StatHarness.Statistics;

/// <summary>Counts over equal bins with round edges.</summary>
/// <param name="Edges">Ascending, one more than the bins; empty without finite values.</param>
/// <param name="Counts">Bin i holds Edges[i] ≤ x &lt; Edges[i + 1]; the last one also its upper edge.</param>
/// <param name="Rule"><c>freedman_diaconis</c>, <c>sturges</c> (spread of quartiles 0), <c>single_value</c> or <c>none</c>.</param>
/// <param name="Missing">Missing values: in no bin.</param>
/// <param name="Infinities">±∞ and magnitudes above 1e300: in no bin.</param>
public sealed record Histogram(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts, string Rule, long Missing, long Infinities)
{
    private const double Widest = 1e300;

    /// <summary>
    /// Bin width after Freedman and Diaconis 1981, 2·IQR/∛n, else Sturges 1926, rounded up to 1, 2, 2.5 or 5 × 10ᵏ and
    /// widened until at most <paramref name="maxBins"/> bins remain. Depends on the values only, not on their order.
    /// </summary>
    /// <param name="maxBins">At least 2.</param>
    /// <param name="wholeNumbers">Bins are never narrower than 1.</param>
    public static Histogram Of(ReadOnlySpan<double> values, int maxBins = 40, bool wholeNumbers = false)
    {
        StatisticsDiagnostics.InRange(maxBins >= 2, "The number of bins", "at least 2");
        long missing = 0, infinities = 0, n = 0;
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsNaN(value)) missing++;
            else if (Math.Abs(value) > Widest) infinities += 1;
            else (min, max, n) = (Math.Min(min, value), Math.Max(max, value), n + 1);
        }
        if (n == 0) return new([], [], "none", missing, infinities);
        if (min == max) return new([min, max], [n], "single_value", missing, infinities);
        var quartiles = Quantiles.Of(values, [0.25, 0.75]);
        var iqr = Math.Min(quartiles[1], max) - Math.Max(quartiles[0], min);
        var sturges = (max - min) / (Math.Ceiling(DetMath.Log2(n)) + 1);
        var width = iqr > 0 ? 2 * iqr / DetMath.Cbrt(n) : sturges;
        width = Math.Max(Math.Max(width, (max - min) / maxBins), wholeNumbers ? 1 : 0);
        // Edges must stay different doubles: no bin narrower than four of the spacing at the largest magnitude.
        var magnitude = Math.Max(Math.Abs(min), Math.Abs(max));
        width = Math.Max(width, 4 * (Math.BitIncrement(magnitude) - magnitude));
        var axis = NiceAxis.Covering(min, max, width, maxBins);
        return new(axis.Edges(), axis.Count(values, Widest), iqr > 0 ? "freedman_diaconis" : "sturges", missing, infinities);
    }

    /// <summary>Integers; those beyond 2⁵³ are rounded to doubles for the bins.</summary>
    /// <param name="valid">One flag per value; empty means all valid.</param>
    /// <inheritdoc cref="Of(ReadOnlySpan{double}, int, bool)"/>
    public static Histogram Of(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid, int maxBins = 40)
    {
        if (!valid.IsEmpty) StatisticsDiagnostics.SameLength("valid", values.Length, valid.Length);
        var doubles = new double[values.Length];
        for (var row = 0; row < doubles.Length; row++) doubles[row] = valid.IsEmpty || valid[row] ? values[row] : double.NaN;
        return Of(doubles, maxBins, wholeNumbers: true);
    }
}
