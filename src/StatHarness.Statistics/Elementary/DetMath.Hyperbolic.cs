namespace StatHarness.Statistics;

public static partial class DetMath
{
    /// <summary>Hyperbolic tangent.</summary>
    public static double Tanh(double x)
    {
        var a = Math.Abs(x);
        if (!(a < 22)) return double.IsNaN(x) ? x : Math.CopySign(1, x);
        if (a < 1e-8) return x;
        var t = WideExpm1(2 * a);
        return Math.CopySign((t / (t + 2)).Value, x);
    }

    /// <summary>Hyperbolic sine; overflows above 710.47.</summary>
    public static double Sinh(double x)
    {
        var a = Math.Abs(x);
        if (!(a < 710.4758600739439)) return double.IsNaN(x) ? x : Math.CopySign(double.PositiveInfinity, x);
        if (a < 1e-8) return x;
        if (a > 22) return Math.CopySign(ScaledExp(a, -1), x);
        var t = WideExpm1(a);
        return Math.CopySign(0.5 * (t + t / (t + 1)).Value, x);
    }

    /// <summary>Hyperbolic cosine; overflows above 710.47.</summary>
    public static double Cosh(double x)
    {
        var a = Math.Abs(x);
        if (!(a < 710.4758600739439)) return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (a < 1e-8) return 1;
        if (a > 22) return ScaledExp(a, -1);
        var t = WideExpm1(a);
        return (t * t / ((t + 1) * 2) + 1).Value;
    }

    /// <summary>Inverse hyperbolic tangent on (−1, 1); ±∞ at ±1, NaN outside.</summary>
    public static double Atanh(double x)
    {
        var a = Math.Abs(x);
        if (a < 1e-9) return x;
        return Math.CopySign(0.5 * Log1p(2 * a / (1 - a)), x);
    }

    /// <summary>Cube root, odd.</summary>
    public static double Cbrt(double x)
    {
        if (x == 0 || !double.IsFinite(x)) return x;
        var a = Math.Abs(x);
        var m = SplitMantissa(a, out var k);
        var third = (int)Math.Floor(k / 3.0);
        m *= PowerOfTwo(k - 3 * third);
        // m in [0.7, 5.7): a parabola, then three Newton steps, then one correction from the exact residual.
        var t = 0.6474 + m * (0.364 - 0.0288 * m);
        for (var i = 0; i < 3; i++) t -= (t - m / (t * t)) * (1.0 / 3);
        var cube = DoubleDouble.TwoProduct(t, t) * t;
        t -= ((cube.Hi - m) + cube.Lo) / (3 * t * t);
        return Math.CopySign(t * PowerOfTwo(third), x);
    }
}
