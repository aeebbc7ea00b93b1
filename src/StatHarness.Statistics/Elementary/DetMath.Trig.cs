using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

public static partial class DetMath
{
    private const double HalfPi1 = 1.5707963267341256;      // 33 bits each: k·Part is exact for k < 2²⁰
    private const double HalfPi2 = 6.077100506303966e-11;
    private const double HalfPi3 = 2.0222662487111665e-21;
    private const double HalfPi4 = 8.4784276603689e-32;
    private const double TwoOverPi = 0.6366197723675814;
    private static readonly DoubleDouble HalfPi = new(1.5707963267948966, 6.123233995736766e-17);

    /// <summary>Sine of x radians, reduced with as many bits of π as x needs. NaN at ±∞.</summary>
    public static double Sin(double x)
    {
        if (Math.Abs(x) < 1e-8) return x;
        var quadrant = Reduce(x, out var r);
        var value = ((quadrant & 1) == 0 ? SineKernel(r) : CosineKernel(r)).Value;
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>Cosine of x radians. NaN at ±∞.</summary>
    public static double Cos(double x)
    {
        var quadrant = Reduce(x, out var r);
        var value = ((quadrant & 1) == 0 ? CosineKernel(r) : SineKernel(r)).Value;
        return ((quadrant + 1) & 2) == 0 ? value : -value;
    }

    /// <summary>Tangent of x radians. NaN at ±∞.</summary>
    public static double Tan(double x)
    {
        if (Math.Abs(x) < 1e-8) return x;
        var quadrant = Reduce(x, out var r);
        var sine = SineKernel(r);
        var cosine = CosineKernel(r);
        return (quadrant & 1) == 0 ? (sine / cosine).Value : -(cosine / sine).Value;
    }

    /// <summary>x = n·π/2 + r with |r| ≤ π/4; returns n mod 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Reduce(double x, out DoubleDouble r)
    {
        var a = Math.Abs(x);
        if (a <= 0.7853981633974483)
        {
            r = new(x, 0);
            return 0;
        }
        if (!(a < 1.6e6)) return ReduceLarge(x, out r);
        var k = NearestInteger(x * TwoOverPi);
        var first = DoubleDouble.TwoSum(x - k * HalfPi1, -k * HalfPi2);
        var second = DoubleDouble.TwoSum(first.Hi, -k * HalfPi3);
        r = DoubleDouble.QuickTwoSum(second.Hi, second.Lo + (first.Lo - k * HalfPi4));
        return (int)k & 3;
    }

    /// <summary>sin(r) for |r| ≤ π/4, Taylor to r¹⁷.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble SineKernel(DoubleDouble r)
    {
        var x = r.Hi;
        var z = x * x;
        var p = 1.0 / -6 + z * (1.0 / 120 + z * (-1.0 / 5040 + z * (1.0 / 362880 + z * (-1.0 / 39916800
            + z * (1.0 / 6227020800 + z * (-1.0 / 1307674368000 + z * (1.0 / 355687428096000)))))));
        return DoubleDouble.QuickTwoSum(x, x * z * p + r.Lo * (1 - 0.5 * z));
    }

    /// <summary>cos(r) for |r| ≤ π/4, Taylor to r¹⁸; 1 − z/2 is kept exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble CosineKernel(DoubleDouble r)
    {
        var x = r.Hi;
        var z = x * x;
        var p = 1.0 / 24 + z * (-1.0 / 720 + z * (1.0 / 40320 + z * (-1.0 / 3628800 + z * (1.0 / 479001600
            + z * (-1.0 / 87178291200 + z * (1.0 / 20922789888000 + z * (-1.0 / 6402373705728000)))))));
        var half = 0.5 * z;
        var head = 1 - half;
        return DoubleDouble.QuickTwoSum(head, ((1 - head) - half) + (z * z * p - x * r.Lo));
    }
}
