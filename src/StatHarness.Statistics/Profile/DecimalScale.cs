using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Statistics;

/// <summary>
/// Finds out that all doubles of a column are short decimals, such as money, and gives the whole numbers they stand for:
/// keys in a narrow range, which are counted instead of sorted.
/// </summary>
internal static class DecimalScale
{
    private const int MostDigits = 6;
    private const int Sample = 64;

    /// <summary>|x·10^d| below this is rounded to a whole number by adding and taking away <see cref="Whole"/>.</summary>
    private const double Limit = 1L << 50;

    private const double Whole = 3L << 51;

    private static ReadOnlySpan<double> Powers => [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

    /// <summary>Writes <c>OrderKey.Of(k)</c> for each x = k / 10^digits, exactly that double. −0 becomes 0.</summary>
    /// <param name="x">No NaN.</param>
    /// <param name="keys">As long as <paramref name="x"/>; undefined when the answer is false.</param>
    /// <param name="power">10^digits.</param>
    public static bool TryKeys(ReadOnlySpan<double> x, Span<ulong> keys, out double power)
    {
        for (var digits = 0; digits <= MostDigits; digits++)
        {
            power = Powers[digits];
            if (TryKeys(x[..Math.Min(x.Length, Sample)], keys, power) && TryKeys(x, keys, power)) return true;
        }
        power = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryKeys(ReadOnlySpan<double> x, Span<ulong> keys, double power)
    {
        var done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var from = MemoryMarshal.Cast<double, Vector256<double>>(x);
            var to = MemoryMarshal.Cast<ulong, Vector256<ulong>>(keys);
            var (scale, whole, limit) = (Vector256.Create(power), Vector256.Create(Whole), Vector256.Create(Limit));
            var sign = Vector256.Create(1UL << 63);
            for (var i = 0; i < from.Length; i++)
            {
                var shifted = from[i] * scale + whole;
                var nearest = shifted - whole;
                var ok = Vector256.Equals(nearest / scale, from[i]) & Vector256.LessThan(Vector256.Abs(nearest), limit);
                if (!Vector256.EqualsAll(ok.AsUInt64(), Vector256<ulong>.AllBitsSet)) return false;
                to[i] = (shifted.AsInt64() - whole.AsInt64()).AsUInt64() ^ sign;
            }
            done = from.Length * Vector256<double>.Count;
        }
        for (; done < x.Length; done++)
        {
            var shifted = x[done] * power + Whole;
            var nearest = shifted - Whole;
            if (nearest / power != x[done] || !(Math.Abs(nearest) < Limit)) return false;
            keys[done] = OrderKey.Of((long)nearest);
        }
        return true;
    }
}
