namespace StatHarness.Statistics;

/// <summary>Fisher's F with df1, df2 &gt; 0 degrees of freedom. Both tails are computed directly.</summary>
public static class FisherF
{
    /// <summary>P(X ≤ f); 0 below 0.</summary>
    public static double Cdf(double f, double df1, double df2) => f <= 0 ? 0 : UpperTail(1 / f, df2, df1);

    /// <summary>P(X &gt; f); 1 below 0.</summary>
    public static double UpperTail(double f, double df1, double df2)
    {
        if (double.IsNaN(f) || !(df1 > 0) || !(df2 > 0)) return double.NaN;
        if (f <= 0) return 1;
        if (double.IsPositiveInfinity(f)) return 0;
        var ratio = df1 / df2 * f;
        return IncompleteBeta.Lower(0.5 * df2, 0.5 * df1, 1 / (1 + ratio), 1 / (1 + 1 / ratio));
    }

    /// <summary>f with P(X ≤ f) = p.</summary>
    public static double Quantile(double p, double df1, double df2) => 1 / UpperQuantile(p, df2, df1);

    /// <summary>f with P(X &gt; f) = p; +∞ at 0, 0 at 1, NaN outside.</summary>
    public static double UpperQuantile(double p, double df1, double df2)
    {
        if (!(p is >= 0 and <= 1) || !(df1 > 0) || !(df2 > 0)) return double.NaN;
        if (p == 0) return double.PositiveInfinity;
        return p == 1 ? 0 : Bisection.WhereFalling(f => UpperTail(f, df1, df2), p, 0, double.MaxValue);
    }
}
