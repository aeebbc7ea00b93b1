namespace StatHarness.Statistics;

/// <summary>The gamma distribution with scale 1 and shape &gt; 0: the regularised incomplete gamma functions P and Q.</summary>
public static class Gamma
{
    /// <summary>P(shape, x); 0 below 0.</summary>
    public static double Cdf(double x, double shape) => x < 0 ? 0 : IncompleteGamma.Lower(shape, x);

    /// <summary>Q(shape, x), computed directly; 1 below 0.</summary>
    public static double UpperTail(double x, double shape) => x < 0 ? 1 : IncompleteGamma.Upper(shape, x);

    /// <summary>x with P(shape, x) = p; 0 and +∞ at the ends, NaN outside [0, 1].</summary>
    public static double Quantile(double p, double shape) =>
        Ends(p, shape) ?? -Bisection.WhereFalling(x => Cdf(-x, shape), p, double.MinValue, 0);

    /// <summary>x with Q(shape, x) = p.</summary>
    public static double UpperQuantile(double p, double shape)
    {
        if (!(p is >= 0 and <= 1) || !(shape > 0)) return double.NaN;
        if (p == 0) return double.PositiveInfinity;
        return p == 1 ? 0 : Bisection.WhereFalling(x => UpperTail(x, shape), p, 0, double.MaxValue);
    }

    private static double? Ends(double p, double shape) =>
        !(p is >= 0 and <= 1) || !(shape > 0) ? double.NaN : p == 0 ? 0 : p == 1 ? double.PositiveInfinity : null;
}
