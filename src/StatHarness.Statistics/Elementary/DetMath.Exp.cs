using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

public static partial class DetMath
{
    /// <summary>eˣ. Overflows to +∞ above 709.78, underflows to 0 below −745.13.</summary>
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) < 708))
        {
            if (double.IsNaN(x)) return x;
            if (x > 709.782712893384) return double.PositiveInfinity;
            if (x < -745.1332191019412) return 0;
        }
        return ScaledExp(x, 0);
    }

    /// <summary>eˣ − 1 without cancellation near 0.</summary>
    public static double Expm1(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 709.782712893384) return double.PositiveInfinity;
        if (x < -44) return -1;
        if (Math.Abs(x) < 1e-17) return x;
        return WideExpm1(x).Value;
    }

    /// <summary>2ˢ·eˣ for |x| &lt; 750, scaled only once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ScaledExp(double x, int s)
    {
        var k = NearestInteger(x * InverseLn2);
        var high = x - k * Ln2Part1;
        var low = k * Ln2Rest;
        var r = high - low;
        var tail = (high - r) - low;
        var head = DoubleDouble.QuickTwoSum(1, r);
        return Scale(head.Hi + (head.Lo + (tail + ExpTail(r))), (int)k + s);
    }

    /// <summary>eˣ − 1 with an unevaluated tail, −45 &lt; x &lt; 709.8.</summary>
    private static DoubleDouble WideExpm1(double x)
    {
        var k = NearestInteger(x * InverseLn2);
        var high = x - k * Ln2Part1;
        var low = k * Ln2Rest;
        var r = high - low;
        var tail = ((high - r) - low) + ExpTail(r);
        if (k == 0) return DoubleDouble.QuickTwoSum(r, tail);
        if (k > 60) return new(Scale(1 + (r + tail), (int)k), 0);
        // 2ᵏ·(1 + r + tail) − 1: 2ᵏ − 1 is exact for k ≤ 53 and correctly rounded above, where the error is far below an ulp.
        var scale = PowerOfTwo((int)k);
        var sum = DoubleDouble.TwoSum(scale - 1, r * scale);
        return DoubleDouble.QuickTwoSum(sum.Hi, sum.Lo + tail * scale);
    }

    /// <summary>eʳ − 1 − r for |r| ≤ 0.35: Taylor 1/n!, n = 2…14, even and odd powers apart so that they overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpTail(double r)
    {
        var z = r * r;
        var odd = 1.0 / 6 + z * (1.0 / 120 + z * (1.0 / 5040 + z * (1.0 / 362880 + z * (1.0 / 39916800 + z * (1.0 / 6227020800)))));
        var even = 1.0 / 24 + z * (1.0 / 720 + z * (1.0 / 40320 + z * (1.0 / 3628800 + z * (1.0 / 479001600 + z * (1.0 / 87178291200)))));
        return z * (0.5 + (r * odd + z * even));
    }
}
