namespace StatHarness.Statistics;

/// <summary>A correlation coefficient with its test. NaN where n or the spread leaves a field undefined.</summary>
/// <param name="Estimate">The coefficient, in [−1, 1].</param>
/// <param name="Statistic">t (Pearson, Spearman) or z (Kendall).</param>
/// <param name="Df">n − 2 for t; NaN for z.</param>
/// <param name="PValue">Two-sided, from the tail itself: no floor at 1e-16.</param>
/// <param name="ConfLow">95 % Fisher interval (Pearson only, n ≥ 4).</param>
/// <param name="ConfHigh">Upper end of that interval.</param>
/// <param name="N">Complete pairs.</param>
/// <param name="Missing">Rows with either value missing.</param>
public sealed record CorrelationTest(double Estimate, double Statistic, double Df, double PValue, double ConfLow, double ConfHigh, int N, int Missing);

/// <summary>
/// Correlation of two columns over pairwise complete rows (NaN is missing), bit-equal for any row order. Semantics of
/// R's <c>cor.test(exact = FALSE)</c>.
/// </summary>
public static class Correlation
{
    /// <summary>Product moments from exact sums; t with n − 2 degrees of freedom; Fisher z interval.</summary>
    public static CorrelationTest Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var pairs = CompletePairs.Of(x, y);
        return FromT(ProductMoment(pairs.X, pairs.Y), pairs.N, pairs.Missing, interval: true);
    }

    /// <summary>Pearson on mid-ranks; t approximation without continuity correction.</summary>
    public static CorrelationTest Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var pairs = CompletePairs.Of(x, y);
        return FromT(ProductMoment(Ranks.Mid(pairs.X), Ranks.Mid(pairs.Y)), pairs.N, pairs.Missing, interval: false);
    }

    /// <summary>τ-b in O(n log n) (Knight 1966); normal approximation with the tie-corrected variance (Kendall 1970).</summary>
    public static CorrelationTest Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var pairs = CompletePairs.Of(x, y);
        var k = KendallCounts.Of(pairs.X, pairs.Y);
        var z = k.S / Math.Sqrt(k.VarianceOfS);
        return new(k.TauB, z, double.NaN, Normal.TwoSided(z), double.NaN, double.NaN, pairs.N, pairs.Missing);
    }

    /// <summary>
    /// Effective number of pairs of two autocorrelated series, n(1 − r₁ₓr₁ᵧ)/(1 + r₁ₓr₁ᵧ) (Bretherton et al. 1999,
    /// eq. 31), lag-1 autocorrelations in row order over the complete pairs; never above n.
    /// </summary>
    public static double EffectiveN(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var pairs = CompletePairs.Of(x, y);
        var product = Moments.Autocorrelation1(pairs.X) * Moments.Autocorrelation1(pairs.Y);
        return double.IsNaN(product) ? double.NaN : Math.Min(pairs.N, pairs.N * (1 - product) / (1 + product));
    }

    /// <summary>
    /// The smallest |r| that a two-sided test at <paramref name="alpha"/> finds with <paramref name="power"/>:
    /// tanh((z₁₋α⁄₂ + z_power)/√(n_eff − 3)). 1 when n_eff ≤ 3: nothing could have been found.
    /// </summary>
    public static double MinimumDetectable(double effectiveN, double alpha = 0.05, double power = 0.8) =>
        double.IsNaN(effectiveN) ? double.NaN
            : effectiveN <= 3 ? 1
            : DetMath.Tanh((Normal.UpperQuantile(0.5 * alpha) + Normal.Quantile(power)) / Math.Sqrt(effectiveN - 3));

    /// <summary>The two-sided t test of a coefficient with an effective n; for autocorrelated rows.</summary>
    public static double PValue(double r, double effectiveN)
    {
        var df = effectiveN - 2;
        return df > 0 ? StudentT.TwoSided(r * Math.Sqrt(df / ((1 - r) * (1 + r))), df) : double.NaN;
    }

    private static CorrelationTest FromT(double r, int n, int missing, bool interval)
    {
        const double Undefined = double.NaN;
        if (n < 3 || double.IsNaN(r)) return new(r, Undefined, n - 2, Undefined, Undefined, Undefined, n, missing);
        var t = r * Math.Sqrt((n - 2) / ((1 - r) * (1 + r)));
        var p = StudentT.TwoSided(t, n - 2);
        if (!interval || n < 4) return new(r, t, n - 2, p, Undefined, Undefined, n, missing);
        var z = DetMath.Atanh(r);
        var margin = 1.959963984540054 / Math.Sqrt(n - 3);
        return new(r, t, n - 2, p, DetMath.Tanh(z - margin), DetMath.Tanh(z + margin), n, missing);
    }

    private static double ProductMoment(double[] x, double[] y)
    {
        if (x.Length < 2) return double.NaN;
        var dx = new double[x.Length];
        var dy = new double[y.Length];
        MomentsCalculation.Deviations(x, MomentsCalculation.MeanOf(x), dx);
        MomentsCalculation.Deviations(y, MomentsCalculation.MeanOf(y), dy);
        var (xx, yy, xy) = (new ExactSum(), new ExactSum(), new ExactSum());
        for (var i = 0; i < dx.Length; i++)
        {
            xx.AddProduct(dx[i], dx[i]);
            yy.AddProduct(dy[i], dy[i]);
            xy.AddProduct(dx[i], dy[i]);
        }
        var product = xx.Value * yy.Value;
        var scale = product is > 1e-290 and < 1e300 ? Math.Sqrt(product) : Math.Sqrt(xx.Value) * Math.Sqrt(yy.Value);
        var r = xy.Value / scale;
        return double.IsNaN(r) ? double.NaN : Math.Clamp(r, -1, 1);
    }
}
