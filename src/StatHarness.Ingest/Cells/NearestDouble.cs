using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

/// <summary>The double nearest to digits with a point, where that is cheap and loses none of the digits.</summary>
internal static class NearestDouble
{
    /// <summary>Every mantissa below is a double, and so are the powers: the quotient of two exact doubles is correctly rounded (Clinger 1990).</summary>
    private const long ExactMantissa = 1_000_000_000_000_000;
    private const long MostMantissa = 100_000_000_000_000_000;
    private const ulong HiddenBit = 1UL << 52;

    private static ReadOnlySpan<double> Powers => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
    private static ReadOnlySpan<ulong> Wholes =>
    [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
        100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>10^<paramref name="scale"/>, from 0 to 15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Power(int scale) => Powers[scale & 15];

    /// <summary><paramref name="mantissa"/> × 10^(−<paramref name="scale"/>), both not negative; false says nothing but "look closer".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFind(long mantissa, int scale, out double value)
    {
        value = 0;
        if (scale >= Powers.Length) return false;
        value = mantissa / Powers[scale];
        return mantissa < ExactMantissa || (mantissa < MostMantissa && scale < Wholes.Length && Mend(mantissa, scale, ref value));
    }

    /// <summary>
    /// The quotient may be one step off. In 128-bit integers, with the double as M × 2^−s: it is the nearest if |m × 2^s − M × 10^k| is less
    /// than half of 10^k, and shows the digits of m if that distance is below 2^(s−1).
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Mend(long mantissa, int scale, ref double value)
    {
        unchecked
        {
            var bits = BitConverter.DoubleToUInt64Bits(value);
            var shift = 1075 - (int)(bits >> 52);
            if (scale == 0 || shift is < 1 or > 69) return false;
            var (power, binary) = (Wholes[scale], (bits & (HiddenBit - 1)) | HiddenBit);
            var high = shift < 64 ? (ulong)mantissa >> (64 - shift) : (ulong)mantissa << (shift - 64);
            var low = shift < 64 ? (ulong)mantissa << shift : 0;
            var otherHigh = Math.BigMul(binary, power, out var otherLow);
            var isBelow = high > otherHigh || (high == otherHigh && low >= otherLow);
            var distance = isBelow ? low - otherLow : otherLow - low;
            var overflow = isBelow ? high - otherHigh - (low < otherLow ? 1UL : 0) : otherHigh - high - (otherLow < low ? 1UL : 0);
            if (overflow != 0) return false;
            if (distance > power >> 1)
            {
                if (binary is HiddenBit or (HiddenBit * 2) - 1) return false;
                distance = distance > power ? distance - power : power - distance;
                value = BitConverter.UInt64BitsToDouble(isBelow ? bits + 1 : bits - 1);
            }
            return distance < power >> 1 && (shift > 64 || distance < 1UL << (shift - 1));
        }
    }
}
