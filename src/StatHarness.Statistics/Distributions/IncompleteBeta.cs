using System.Diagnostics;

namespace StatHarness.Statistics;

/// <summary>
/// Regularised incomplete beta function I_x(a, b) by Lentz's continued fraction (DLMF 8.17.22) on the side where it
/// converges; takes x and 1 − x apart, so that neither end loses digits. Power prefix as Loader 2000.
/// </summary>
internal static class IncompleteBeta
{
    /// <param name="x">In [0, 1].</param>
    /// <param name="y">1 − x, as exactly as the caller knows it.</param>
    public static double Lower(double a, double b, double x, double y)
    {
        if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) return double.NaN;
        if (x == 0) return 0;
        if (y == 0) return 1;
        return x <= (a + 1) / (a + b + 2) ? Fraction(a, b, x, y) : 1 - Fraction(b, a, y, x);
    }

    /// <summary>ln(xᵃyᵇ/B(a, b)).</summary>
    private static double LogPrefix(double a, double b, double x, double y)
    {
        if (a >= 10 && b >= 10)
        {
            var d = x * b - y * a;
            return a * DetMath.Log1pMinusX(d / a) + b * DetMath.Log1pMinusX(-d / b)
                + DetMath.StirlingError(a + b) - DetMath.StirlingError(a) - DetMath.StirlingError(b)
                + 0.5 * DetMath.Log(a / (a + b) * b / (2 * Math.PI));
        }
        if (b >= 10) (a, b, x, y) = (b, a, y, x);
        var logX = y < 0.4 ? DetMath.Log1p(-y) : DetMath.Log(x);
        var logY = x < 0.4 ? DetMath.Log1p(-x) : DetMath.Log(y);
        return a * logX + b * logY + LogGammaRatio(a, b) - DetMath.LogGamma(b);
    }

    /// <summary>ln Γ(a + b) − ln Γ(a) for b &lt; 10 without the cancellation of two large logarithms.</summary>
    private static double LogGammaRatio(double a, double b)
    {
        if (a < 10) return DetMath.LogGamma(a + b) - DetMath.LogGamma(a);
        var u = b / a;
        return a * DetMath.Log1pMinusX(u) - 0.5 * DetMath.Log1p(u) + b * DetMath.Log(a + b)
            + DetMath.StirlingError(a + b) - DetMath.StirlingError(a);
    }

    private static double Fraction(double a, double b, double x, double y)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 - (a + b) * x / (a + 1);
        if (Math.Abs(d) < Tiny) d = Tiny;
        d = 1 / d;
        var h = d;
        for (var m = 1; m < 10_000_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            Step(even, ref c, ref d);
            h *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            Step(odd, ref c, ref d);
            var delta = c * d;
            h *= delta;
            if (Math.Abs(delta - 1) < 2e-16) return Math.Min(1, h * DetMath.Exp(LogPrefix(a, b, x, y)) / a);
        }
        throw new UnreachableException($"I({x:R}; {a:R}, {b:R}) does not converge.");
    }

    private static void Step(double numerator, ref double c, ref double d)
    {
        const double Tiny = 1e-300;
        d = 1 + numerator * d;
        if (Math.Abs(d) < Tiny) d = Tiny;
        c = 1 + numerator / c;
        if (Math.Abs(c) < Tiny) c = Tiny;
        d = 1 / d;
    }
}
