namespace StatHarness.Statistics;

/// <summary>The standard normal distribution. Tails are computed directly, never as 1 − cdf.</summary>
public static class Normal
{
    private const double HalfSqrt = 0.7071067811865476;

    /// <summary>φ(x).</summary>
    public static double Density(double x)
    {
        if (Math.Abs(x) > 40) return 0;
        var square = DoubleDouble.TwoProduct(x, x);
        return 0.3989422804014327 * DetMath.Exp(-0.5 * square.Hi) * (1 - 0.5 * square.Lo);
    }

    /// <summary>P(X ≤ x).</summary>
    public static double Cdf(double x) => UpperTail(-x);

    /// <summary>P(X &gt; x), relative error about 2e-15 down to 1e-300 (the conversion x/√2 is carried with two parts).</summary>
    public static double UpperTail(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return x > 0 ? 0 : 1;
        // erfc(y + e) ≈ erfc(y) − 2/√π·exp(−y²)·e, with y + e = x/√2 to 100 bits.
        var y = new DoubleDouble(HalfSqrt, -4.833646656726457e-17) * x;
        if (Math.Abs(y.Hi) < 1) return 0.5 * DetMath.Erfc(y.Hi);
        if (Math.Abs(y.Hi) > 28) return y.Hi > 0 ? 0 : 1;
        return 0.5 * DetMath.Erfc(y.Hi) - 0.5641895835477563 * DetMath.Exp(-y.Hi * y.Hi) * y.Lo;
    }

    /// <summary>2·P(X &gt; |z|).</summary>
    public static double TwoSided(double z) => 2 * UpperTail(Math.Abs(z));

    /// <summary>x with P(X ≤ x) = p; ∓∞ at 0 and 1, NaN outside.</summary>
    public static double Quantile(double p) => -UpperQuantile(p);

    /// <summary>x with P(X &gt; x) = p, accurate for tiny p; ±∞ at 0 and 1, NaN outside [0, 1].</summary>
    public static double UpperQuantile(double p)
    {
        if (!(p is >= 0 and <= 1)) return double.NaN;
        if (p == 0) return double.PositiveInfinity;
        if (p == 1) return double.NegativeInfinity;
        if (p > 0.5) return -UpperQuantile(1 - p);
        if (p == 0.5) return 0;
        // Abramowitz and Stegun 26.2.23 starts within 5e-4; each Halley step triples the digits.
        var t = Math.Sqrt(-2 * DetMath.Log(p));
        var x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (var i = 0; i < 4; i++)
        {
            var density = Density(x);
            if (density < 1e-300) return Bisection.WhereFalling(UpperTail, p, 30, 40);
            var u = (UpperTail(x) - p) / density;
            x += u / (1 - 0.5 * x * u);
        }
        return x;
    }
}
