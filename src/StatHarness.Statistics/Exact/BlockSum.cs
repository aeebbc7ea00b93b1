using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Statistics;

/// <summary>
/// Exact sum of a block of doubles in a few additions per value: each value is cut into three parts that are whole
/// multiples of a power of two small enough that a block of such parts adds up without rounding (the extraction of
/// Rump, Ogita, Oishi 2008). No step rounds, so lanes and order cannot change the sum.
/// </summary>
internal static class BlockSum
{
    /// <summary>2¹¹ parts of 41 bits stay below 2⁵³.</summary>
    public const int Length = 2048;

    private const int PartBits = 41;

    /// <summary>Adds all values, or none: false when they are not finite, too large, too small or spread over too many magnitudes.</summary>
    /// <param name="block">At most <see cref="Length"/> values.</param>
    /// <param name="sum">What is added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryAdd(ReadOnlySpan<double> block, ExactSum sum)
    {
        var lanes = MemoryMarshal.Cast<double, Vector256<double>>(block);
        if (!Vector256.IsHardwareAccelerated || lanes.Length < 8) return false;
        var largest = Vector256<double>.Zero;
        foreach (var x in lanes) largest = Vector256.MaxNative(largest, Vector256.Abs(x));
        var exponent = Exponent(largest);
        if (exponent is > 900 or < -800) return false;
        var (c1, c2, c3) = (Cut(exponent), Cut(exponent - PartBits), Cut(exponent - 2 * PartBits));
        Vector256<double> sum1 = default, sum2 = default, sum3 = default;
        var rest = Vector256<ulong>.Zero;
        foreach (var x in lanes)
        {
            var part1 = x + c1 - c1;
            var below1 = x - part1;
            var part2 = below1 + c2 - c2;
            var below2 = below1 - part2;
            var part3 = below2 + c3 - c3;
            sum1 += part1;
            sum2 += part2;
            sum3 += part3;
            rest |= (below2 - part3).AsUInt64();
        }
        // A NaN that the comparison lost ends here too; the sign of a zero is no rest.
        if ((rest & Vector256.Create((ulong)long.MaxValue)) != Vector256<ulong>.Zero) return false;
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            sum.Add(sum1[lane]);
            sum.Add(sum2[lane]);
            sum.Add(sum3[lane]);
        }
        foreach (var value in block[(lanes.Length * Vector256<double>.Count)..]) sum.Add(value);
        return true;
    }

    /// <summary>Of the largest lane; NaN and infinity have the largest exponent of all.</summary>
    private static int Exponent(Vector256<double> magnitudes)
    {
        var bits = magnitudes.AsUInt64();
        return (int)(Math.Max(Math.Max(bits[0], bits[1]), Math.Max(bits[2], bits[3])) >> 52) - 1023;
    }

    /// <summary>1.5·2^(exponent + 12): adding and taking it away again leaves a multiple of 2^(exponent + 1 − 41).</summary>
    private static Vector256<double> Cut(int exponent) =>
        Vector256.Create(BitConverter.Int64BitsToDouble(((long)(exponent + 1 - PartBits + 52 + 1023) << 52) | (1L << 51)));
}
