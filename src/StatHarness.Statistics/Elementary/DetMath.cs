using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

/// <summary>
/// Elementary functions with the same bits on every machine: only + − × ÷ √ and bit operations, in one fixed order, so
/// neither the C library, nor the CPU's fused multiply-add, nor the vector width can change a result.
/// </summary>
/// <remarks>
/// Argument reductions follow the published methods of Cody and Waite (1980), Payne and Hanek (1983) and K. C. Ng's
/// fdlibm (Sun Microsystems, 1993); the code and the coefficients (Taylor coefficients, and a Chebyshev fit computed
/// with 400 digits for the scaled complementary error function) are our own. Tested to within 1 ulp of the correctly
/// rounded value, outside the subnormal range; Erf 3 ulps, Erfc 12, LogGamma 6 (and only absolutely accurate beside its
/// zeros below 0). NaN gives NaN; special values follow IEEE 754-2019 §9.2.1.
/// </remarks>
public static partial class DetMath
{
    private const double Ln2Part1 = 0.6931471804855391;        // first 33 bits of ln 2: k·Part1 is exact for |k| < 2²⁰
    private const double Ln2Part2 = 7.440617109802979e-11;     // next 33 bits
    private const double Ln2Part3 = 2.0941744292700725e-21;
    private const double Ln2Rest = 7.440617110012397e-11;      // Part2 + Part3
    private const double InverseLn2 = 1.4426950408889634;
    private const double RoundMagic = 6755399441055744.0;      // 1.5·2⁵²: adding and subtracting rounds to an integer

    /// <summary>Nearest integer, ties to even, for |x| &lt; 2⁵¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double NearestInteger(double x) => (x + RoundMagic) - RoundMagic;

    /// <summary>x·2ᵏ for finite x, rounding once when the result is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Scale(double x, int k)
    {
        if (k is > -1022 and < 1024) return x * PowerOfTwo(k);
        return ScaleFar(x, k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    private static double ScaleFar(double x, int k)
    {
        while (k > 1023)
        {
            x *= PowerOfTwo(1023);
            k -= 1023;
        }
        if (k < -3000) return x * 0.0;
        if (k >= -1022) return x * PowerOfTwo(k);
        // All but the last step stay in the normal range, so that only the last one rounds.
        var exponent = (int)((BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7ff) - 1023;
        var first = Math.Max(k, -1022 - exponent);
        x = first >= -1022 ? x * PowerOfTwo(first) : x * PowerOfTwo(-1022) * PowerOfTwo(first + 1022);
        k -= first;
        if (k < -1022) return x * 0.0;
        return x * PowerOfTwo(k);
    }
}
