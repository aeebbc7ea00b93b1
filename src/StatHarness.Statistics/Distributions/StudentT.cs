namespace StatHarness.Statistics;

/// <summary>
/// Student's t with df &gt; 0 degrees of freedom, not necessarily whole; df = ∞ is the normal. Tails are computed
/// directly, never as 1 − cdf. NaN for invalid input.
/// </summary>
public static class StudentT
{
    /// <summary>P(T ≤ t).</summary>
    public static double Cdf(double t, double df) => UpperTail(-t, df);

    /// <summary>P(T &gt; t), relative error about 1e-13 down to 1e-300 (1e-10 at df = 5·10⁶).</summary>
    public static double UpperTail(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0)) return double.NaN;
        if (double.IsPositiveInfinity(df)) return Normal.UpperTail(t);
        var half = 0.5 * TwoSided(t, df);
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>P(|T| &gt; |t|).</summary>
    public static double TwoSided(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0)) return double.NaN;
        if (double.IsPositiveInfinity(df)) return Normal.TwoSided(t);
        var square = t * t;
        if (square == 0) return 1;
        if (square > 1e290) return double.IsInfinity(t) ? 0 : FarTail(Math.Abs(t), df);
        var sum = df + square;
        return IncompleteBeta.Lower(0.5 * df, 0.5, df / sum, square / sum);
    }

    /// <summary>t with P(T ≤ t) = p.</summary>
    public static double Quantile(double p, double df) => -UpperQuantile(p, df);

    /// <summary>t with P(T &gt; t) = p, to the last bits of the tail function; ±∞ at 0 and 1, NaN outside.</summary>
    public static double UpperQuantile(double p, double df)
    {
        if (!(p is >= 0 and <= 1) || !(df > 0)) return double.NaN;
        if (double.IsPositiveInfinity(df)) return Normal.UpperQuantile(p);
        if (p == 0) return double.PositiveInfinity;
        if (p == 1) return double.NegativeInfinity;
        if (p == 0.5) return 0;
        if (p > 0.5) return -UpperQuantile(1 - p, df);
        return Bisection.WhereFalling(t => UpperTail(t, df), p, 0, double.MaxValue);
    }

    /// <summary>The leading term: 2·(√df/t)^df/(df·B(df/2, ½)).</summary>
    private static double FarTail(double t, double df)
    {
        var logBeta = DetMath.LogGamma(0.5 * df) + 0.5723649429247001 - DetMath.LogGamma(0.5 * df + 0.5);
        return DetMath.Exp(df * (0.5 * DetMath.Log(df) - DetMath.Log(t)) - DetMath.Log(0.5 * df) - logBeta);
    }
}
