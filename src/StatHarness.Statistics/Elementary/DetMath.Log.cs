using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

public static partial class DetMath
{
    private static readonly DoubleDouble OneOverLn2 = new(1.4426950408889634, 2.0355273740931033e-17);
    private static readonly DoubleDouble OneOverLn10 = new(0.4342944819032518, 1.098319650216765e-17);
    private static readonly DoubleDouble Log10Of2 = new(0.3010299956639812, -2.8037281277851704e-18);

    /// <summary>Natural logarithm; −∞ at ±0, NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x)) return LogSpecial(x);
        var m = SplitMantissa(x, out var k);
        var f = m - 1;
        if (f == 0) return k == 0 ? 0 : k * Ln2Part1 + k * Ln2Rest;
        return LogCombine(f, k, 0);
    }

    /// <summary>ln(1 + x) without cancellation near 0; −∞ at −1, NaN below.</summary>
    public static double Log1p(double x)
    {
        if (!(x > -1) || double.IsPositiveInfinity(x)) return LogSpecial(1 + x);
        if (Math.Abs(x) < 1e-17) return x;
        if (x is > -0.29 and < 0.41) return LogCombine(x, 0, 0);
        var u = DoubleDouble.TwoSum(1, x);
        var m = SplitMantissa(u.Hi, out var k);
        return LogCombine(m - 1, k, u.Lo / u.Hi);
    }

    /// <summary>Base-2 logarithm; exact at powers of two.</summary>
    public static double Log2(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x)) return LogSpecial(x);
        var m = SplitMantissa(x, out var k);
        return ((DoubleDoubleLog(m) * OneOverLn2) + k).Value;
    }

    /// <summary>Base-10 logarithm; exact at powers of ten.</summary>
    public static double Log10(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x)) return LogSpecial(x);
        var m = SplitMantissa(x, out var k);
        return (DoubleDoubleLog(m) * OneOverLn10 + Log10Of2 * k).Value;
    }

    /// <summary>ln(1 + x) − x, relative error about 1e-16; x &gt; −1.</summary>
    internal static double Log1pMinusX(double x)
    {
        if (!(x is > -0.29 and < 0.41)) return Log1p(x) - x;
        if (Math.Abs(x) < 1e-5) return x * x * (-0.5 + x * (1.0 / 3 - x * (0.25 - x * 0.2)));
        var s = x / (2 + x);
        return s * (LogSeries(s * s) - x);
    }

    private static double LogSpecial(double x) =>
        x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;

    /// <summary>x = 2ᵏ·m with m in [√½, √2), for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SplitMantissa(double x, out int k)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        k = 0;
        if (bits < 0x0010_0000_0000_0000)
        {
            bits = BitConverter.DoubleToInt64Bits(x * 18014398509481984.0);
            k = -54;
        }
        const long Root = 0x3FE6_A09E_667F_3BCD; // √½
        var steps = (bits - Root) >> 52;
        k += (int)steps;
        return BitConverter.Int64BitsToDouble(bits - (steps << 52));
    }

    /// <summary>
    /// k·ln 2 + ln(1 + f) + c with s = f/(2 + f): ln(1 + f) = f − (f²/2 − s·(f²/2 + R)), R = Σ 2s²ⁿ/(2n + 1).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogCombine(double f, int k, double c)
    {
        var s = f / (2 + f);
        var half = 0.5 * f * f;
        var correction = s * (half + LogSeries(s * s));
        return k == 0
            ? f - (half - (correction + c))
            : k * Ln2Part1 - ((half - (correction + (k * Ln2Rest + c))) - f);
    }

    /// <summary>Σ 2zⁿ/(2n + 1), n ≥ 1, for z ≤ 0.0295.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogSeries(double z)
    {
        var w = z * z;
        var odd = z * (2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19 + w * (2.0 / 23))))));
        var even = w * (2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21)))));
        return odd + even;
    }

    /// <summary>ln m for m in [√½, √2), relative error below 2⁻⁶⁸: 2s(1 + s²/3 + s⁴/5 + s⁶·P).</summary>
    private static DoubleDouble DoubleDoubleLog(double m)
    {
        var f = m - 1;
        if (f == 0) return default;
        var s = new DoubleDouble(f, 0) / DoubleDouble.TwoSum(2, f);
        var z = s * s;
        var t = z.Hi;
        var p = 1.0 / 7 + t * (1.0 / 9 + t * (1.0 / 11 + t * (1.0 / 13 + t * (1.0 / 15 + t * (1.0 / 17
            + t * (1.0 / 19 + t * (1.0 / 21 + t * (1.0 / 23 + t * (1.0 / 25)))))))));
        var q = new DoubleDouble(0.2, -1.1102230246251566e-17) + z * p;
        q = new DoubleDouble(0.3333333333333333, 1.850371707708594e-17) + z * q;
        return (s + s * (z * q)) * 2;
    }
}
