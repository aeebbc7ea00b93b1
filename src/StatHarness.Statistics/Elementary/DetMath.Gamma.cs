namespace StatHarness.Statistics;

public static partial class DetMath
{
    private static readonly DoubleDouble HalfLog2Pi = new(0.9189385332046728, -3.8782941580672414e-17);

    /// <summary>(−1)ᵏ(ζ(k) − 1)/k, k = 2…33.</summary>
    private static ReadOnlySpan<double> ZetaMinusOne =>
    [
        0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
        -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-05,
        -4.492623673813314e-05, 2.050721277567069e-05, -9.439488275268397e-06, 4.374866789907488e-06,
        -2.039215753801366e-06, 9.55141213040742e-07, -4.492469198764566e-07, 2.1207184805554665e-07,
        -1.0043224823968099e-07, 4.7698101693639804e-08, -2.2711094608943164e-08, 1.0838659214896955e-08,
        -5.183475041970047e-09, 2.4836745438024785e-09, -1.1921401405860912e-09, 5.731367241678862e-10,
        -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11, 3.1044247747322276e-11,
        -1.5021384080754142e-11, 7.275974480239079e-12, -3.527742476575915e-12,
    ];

    /// <summary>
    /// ln|Γ(x)|; +∞ at 0 and the negative integers and at ±∞. Taylor series about 1 and 2 (Abramowitz and Stegun
    /// 6.1.33), recurrence up to 12, Stirling's series above (6.1.41), reflection below 0.
    /// </summary>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0)
        {
            if (Math.Floor(x) == x) return double.PositiveInfinity;
            if (x > -1e-17) return -Log(-x);
            return Log(Math.PI / Math.Abs(x * SinPi(-x))) - LogGamma(-x);
        }
        if (x < 0.5) return LogGammaNear(x, x) - Log(x);
        if (x < 1.5) return LogGammaNear(x - 1, x - 1);
        if (x < 12) return LogGammaMiddle(x);
        if (x > 1e300) return x * (Log(x) - 1);
        var m = SplitMantissa(x, out var k);
        var log = DoubleDoubleLog(m) + Ln2 * k;
        return (log * (x - 0.5) + (-x) + HalfLog2Pi + StirlingError(x)).Value;
    }

    /// <summary>ln Γ(x) − ((x − ½)·ln x − x + ½·ln 2π) for x ≥ 10; the Bernoulli series.</summary>
    internal static double StirlingError(double x)
    {
        var r = 1 / x;
        var z = r * r;
        return r * (0.08333333333333333 + z * (-0.002777777777777778 + z * (0.0007936507936507937
            + z * (-0.0005952380952380953 + z * (0.0008417508417508417 + z * (-0.0019175269175269176
            + z * (0.00641025641025641 + z * -0.029550653594771242)))))));
    }

    /// <summary>ln Γ(1 + z), |z| ≤ 0.5.</summary>
    private static double LogGammaNear(double z, double exact) => ZetaSeries(z) - Log1p(exact);

    private static double LogGammaMiddle(double x)
    {
        // Γ(x) = (x − 1)(x − 2)…(2 + z)·Γ(2 + z), |z| ≤ 0.5.
        var product = 1.0;
        var y = x;
        while (y >= 2.5)
        {
            y -= 1;
            product *= y;
        }
        var near = ZetaSeries(y - 2);
        return product == 1 ? near : near + Log(product);
    }

    /// <summary>ln Γ(2 + z) = (1 − γ)z + Σ (−1)ᵏ(ζ(k) − 1)zᵏ/k.</summary>
    private static double ZetaSeries(double z)
    {
        var c = ZetaMinusOne;
        var sum = 0.0;
        for (var i = c.Length - 1; i >= 0; i--) sum = sum * z + c[i];
        return z * (0.42278433509846713 + z * sum);
    }

    /// <summary>sin(πx) for x &gt; 0, reduced exactly.</summary>
    private static double SinPi(double x)
    {
        var y = x - 2 * Math.Floor(0.5 * x);
        return y <= 0.25 ? Sin(Math.PI * y)
            : y < 0.75 ? Cos(Math.PI * (y - 0.5))
            : y <= 1.25 ? Sin(Math.PI * (1 - y))
            : y < 1.75 ? -Cos(Math.PI * (y - 1.5))
            : Sin(Math.PI * (y - 2));
    }
}
