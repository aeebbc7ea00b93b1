namespace StatHarness.Statistics;

/// <summary>The beta distribution on [0, 1] with shapes a, b &gt; 0: the regularised incomplete beta function.</summary>
public static class Beta
{
    /// <summary>I_x(a, b); 0 below 0, 1 above 1.</summary>
    public static double Cdf(double x, double a, double b) =>
        x <= 0 ? 0 : x >= 1 ? 1 : IncompleteBeta.Lower(a, b, x, 1 - x);

    /// <summary>1 − I_x(a, b), computed as I_{1−x}(b, a).</summary>
    public static double UpperTail(double x, double a, double b) =>
        x <= 0 ? 1 : x >= 1 ? 0 : IncompleteBeta.Lower(b, a, 1 - x, x);

    /// <summary>x with I_x(a, b) = p; NaN for p outside [0, 1].</summary>
    public static double Quantile(double p, double a, double b)
    {
        if (!(p is >= 0 and <= 1) || !(a > 0) || !(b > 0)) return double.NaN;
        return p is 0 or 1 ? p : -Bisection.WhereFalling(x => Cdf(-x, a, b), p, -1, 0);
    }
}
