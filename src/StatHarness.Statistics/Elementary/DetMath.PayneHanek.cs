using System.Numerics;

namespace StatHarness.Statistics;

public static partial class DetMath
{
    /// <summary>The first 1280 bits of 2/π after the binary point.</summary>
    private static ReadOnlySpan<ulong> TwoOverPiBits =>
    [
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>
    /// Payne and Hanek 1983: with x = M·2ᵉ only a window of 2/π matters modulo 4. 192 bits from weight 2^(e−2) on leave
    /// an error of 2⁻¹³⁷ quarter turns; no double comes closer to a multiple of π/2 than 2⁻⁶².
    /// </summary>
    private static int ReduceLarge(double x, out DoubleDouble r)
    {
        if (!double.IsFinite(x))
        {
            r = new(double.NaN, double.NaN);
            return 0;
        }
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        var exponent = (int)(bits >> 52) - 1075;
        var mantissa = (ulong)(bits & 0xF_FFFF_FFFF_FFFF) | 0x10_0000_0000_0000;
        var offset = exponent - 2;
        unchecked
        {
            // Low 192 bits of mantissa × window, as three words; the top two bits are the quadrant.
            var high2 = Math.BigMul(mantissa, BitsAt(offset + 128), out var p0);
            var high1 = Math.BigMul(mantissa, BitsAt(offset + 64), out var p1);
            var p2 = mantissa * BitsAt(offset);
            p1 += high2;
            p2 += high1 + (p1 < high2 ? 1UL : 0);
            var quadrant = (int)(p2 >> 62);
            p2 = (p2 << 2) | (p1 >> 62);
            p1 = (p1 << 2) | (p0 >> 62);
            p0 <<= 2;
            var below = (long)p2 < 0;
            if (below)
            {
                quadrant++;
                p0 = ~p0 + 1;
                p1 = ~p1 + (p0 == 0 ? 1UL : 0);
                p2 = ~p2 + (p0 == 0 && p1 == 0 ? 1UL : 0);
            }
            r = FractionToRadians(p2, p1, p0);
            if (below != x < 0) r = -r;
            return (x < 0 ? -quadrant : quadrant) & 3;
        }
    }

    /// <summary>64 bits of 2/π from a bit offset on; zeros before the binary point and after the table.</summary>
    private static ulong BitsAt(int offset)
    {
        var word = offset >> 6;
        var shift = offset & 63;
        var table = TwoOverPiBits;
        var first = word >= 0 && word < table.Length ? table[word] : 0;
        if (shift == 0) return first;
        var next = word + 1 >= 0 && word + 1 < table.Length ? table[word + 1] : 0;
        return (first << shift) | (next >> (64 - shift));
    }

    private static DoubleDouble FractionToRadians(ulong p2, ulong p1, ulong p0)
    {
        var skipped = 0;
        if (p2 == 0)
        {
            (p2, p1, p0) = (p1, p0, 0);
            skipped = 64;
        }
        var zeros = BitOperations.LeadingZeroCount(p2);
        if (zeros is > 0 and < 64)
        {
            p2 = (p2 << zeros) | (p1 >> (64 - zeros));
            p1 = (p1 << zeros) | (p0 >> (64 - zeros));
        }
        var head = p2 & ~0x7FFUL;
        var rest = ((p2 & 0x7FF) << 53) | (p1 >> 11);
        var scale = PowerOfTwo(-64 - skipped - zeros);
        var fraction = DoubleDouble.QuickTwoSum(head * scale, rest * (scale * PowerOfTwo(-53)));
        return fraction * HalfPi;
    }
}
