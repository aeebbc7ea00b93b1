using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

/// <summary>
/// An unevaluated sum of two doubles, |Lo| ≤ ulp(Hi)/2: about 106 bits. Error-free transformations of Knuth (TwoSum),
/// Dekker 1971 (TwoProduct by Veltkamp's split, no fused multiply-add). Exact while |a·b| lies in [2⁻⁹⁶⁰, 2⁹⁹⁵].
/// </summary>
internal readonly record struct DoubleDouble(double Hi, double Lo)
{
    public double Value => Hi + Lo;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble TwoSum(double a, double b)
    {
        var s = a + b;
        var bb = s - a;
        return new(s, (a - (s - bb)) + (b - bb));
    }

    /// <summary>Requires |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble QuickTwoSum(double a, double b)
    {
        var s = a + b;
        return new(s, b - (s - a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble TwoProduct(double a, double b)
    {
        const double Split = 134217729.0; // 2²⁷ + 1
        var p = a * b;
        var ta = Split * a;
        var ah = ta - (ta - a);
        var al = a - ah;
        var tb = Split * b;
        var bh = tb - (tb - b);
        var bl = b - bh;
        return new(p, ((ah * bh - p) + ah * bl + al * bh) + al * bl);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        var s = TwoSum(x.Hi, y.Hi);
        var t = TwoSum(x.Lo, y.Lo);
        var u = QuickTwoSum(s.Hi, s.Lo + t.Hi);
        return QuickTwoSum(u.Hi, u.Lo + t.Lo);
    }

    public static DoubleDouble operator +(DoubleDouble x, double y)
    {
        var s = TwoSum(x.Hi, y);
        return QuickTwoSum(s.Hi, s.Lo + x.Lo);
    }

    public static DoubleDouble operator -(DoubleDouble x) => new(-x.Hi, -x.Lo);

    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + (-y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        var p = TwoProduct(x.Hi, y.Hi);
        return QuickTwoSum(p.Hi, p.Lo + (x.Hi * y.Lo + x.Lo * y.Hi));
    }

    public static DoubleDouble operator *(DoubleDouble x, double y)
    {
        var p = TwoProduct(x.Hi, y);
        return QuickTwoSum(p.Hi, p.Lo + x.Lo * y);
    }

    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        var q = x.Hi / y.Hi;
        var r = x - y * q;
        return QuickTwoSum(q, (r.Hi + r.Lo) / y.Hi);
    }
}
