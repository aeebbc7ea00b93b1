using System.Diagnostics;

namespace StatHarness.Statistics;

/// <summary>
/// Regularised incomplete gamma functions: series below a + 1, Lentz's continued fraction above (DLMF 8.11.4, 8.9.2).
/// The power prefix follows Loader 2000, so that large shapes keep their digits.
/// </summary>
internal static class IncompleteGamma
{
    /// <summary>P(a, x), a &gt; 0, x ≥ 0.</summary>
    public static double Lower(double a, double x)
    {
        if (!(a > 0) || !(x >= 0)) return double.NaN;
        if (x == 0) return 0;
        if (double.IsInfinity(x)) return 1;
        return x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);
    }

    /// <summary>Q(a, x), computed directly above a + 1, where it can be small.</summary>
    public static double Upper(double a, double x)
    {
        if (!(a > 0) || !(x >= 0)) return double.NaN;
        if (x == 0) return 1;
        if (double.IsInfinity(x)) return 0;
        return x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);
    }

    /// <summary>ln(xᵃe⁻ˣ/Γ(a + 1)).</summary>
    private static double LogPrefix(double a, double x)
    {
        if (a < 10) return a * DetMath.Log(x) - x - DetMath.LogGamma(a + 1);
        var u = (x - a) / a;
        return a * DetMath.Log1pMinusX(u) - DetMath.StirlingError(a) - 0.5 * DetMath.Log(2 * Math.PI * a);
    }

    private static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (var n = 1; ; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term < sum * 1e-17) return Math.Min(1, sum * DetMath.Exp(LogPrefix(a, x)));
        }
    }

    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var n = 1; n < 10_000_000; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = an * d + b;
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = b + an / c;
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 2e-16) return Math.Min(1, h * a * DetMath.Exp(LogPrefix(a, x)));
        }
        throw new UnreachableException($"Q({a:R}, {x:R}) does not converge.");
    }
}
