namespace StatHarness.Statistics;

/// <summary>
/// The limiting distribution of √n·D (Kolmogorov 1933): theta series below 1, alternating series above, so that both
/// tails are sums of positive or rapidly falling terms.
/// </summary>
public static class Kolmogorov
{
    /// <summary>K(x) = P(√n·D ≤ x) for n → ∞.</summary>
    public static double Cdf(double x) => double.IsNaN(x) ? x : x < 1 ? LowerSeries(x) : 1 - UpperSeries(x);

    /// <summary>1 − K(x), computed directly above 1.</summary>
    public static double UpperTail(double x) => x < 1 ? 1 - LowerSeries(x) : UpperSeries(x);

    /// <summary>x with 1 − K(x) = p; +∞ at 0, 0 at 1, NaN outside.</summary>
    public static double UpperQuantile(double p)
    {
        if (!(p is >= 0 and <= 1)) return double.NaN;
        if (p == 0) return double.PositiveInfinity;
        return p == 1 ? 0 : Bisection.WhereFalling(UpperTail, p, 0, 30);
    }

    private static double LowerSeries(double x)
    {
        if (x <= 0.03) return 0;
        const double Step = 1.2337005501361697; // π²/8
        var q = -Step / (x * x);
        var sum = DetMath.Exp(q) + DetMath.Exp(9 * q) + DetMath.Exp(25 * q) + DetMath.Exp(49 * q);
        return 2.5066282746310002 / x * sum;
    }

    private static double UpperSeries(double x)
    {
        if (double.IsNaN(x)) return x;
        var q = -2 * x * x;
        return 2 * (DetMath.Exp(q) - (DetMath.Exp(4 * q) - (DetMath.Exp(9 * q) - (DetMath.Exp(16 * q) - DetMath.Exp(25 * q)))));
    }
}
