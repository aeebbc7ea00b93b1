namespace StatHarness.Statistics;

/// <summary>χ² with df &gt; 0 degrees of freedom. Upper tails are computed directly, down to 1e-300.</summary>
public static class ChiSquared
{
    /// <summary>P(X ≤ x); 0 below 0.</summary>
    public static double Cdf(double x, double df) => Gamma.Cdf(0.5 * x, 0.5 * df);

    /// <summary>P(X &gt; x); 1 below 0.</summary>
    public static double UpperTail(double x, double df) => Gamma.UpperTail(0.5 * x, 0.5 * df);

    /// <summary>x with P(X ≤ x) = p.</summary>
    public static double Quantile(double p, double df) => 2 * Gamma.Quantile(p, 0.5 * df);

    /// <summary>x with P(X &gt; x) = p, accurate for tiny p.</summary>
    public static double UpperQuantile(double p, double df) => 2 * Gamma.UpperQuantile(p, 0.5 * df);
}
