using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StatHarness.Ingest;

/// <summary>
/// Digits turned into numbers eight or sixteen at a time. Cells lie in a buffer with room around them (<see cref="RowBlock.Slack"/>), so the vector that ends with
/// the cell may reach back into its neighbours, whose bytes are masked out.
/// </summary>
internal static class PlainNumber
{
    private static bool CanShuffle => Ssse3.IsSupported && Sse41.IsSupported;

    /// <summary>Up to 15 digits with an optional minus; no leading zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWhole(ref byte bytes, int start, int length, out long value)
    {
        unchecked
        {
            ref var first = ref Unsafe.Add(ref bytes, start);
            var negative = first == (byte)'-' ? 1 : 0;
            var digits = length - negative;
            value = 0;
            if ((uint)(digits - 1) > 14 || (Unsafe.Add(ref first, negative) == (byte)'0' && (digits | negative) > 1)) return false;
            ref var end = ref Unsafe.Add(ref first, length);
            ulong low;
            if (digits <= 8)
            {
                if (!TryEight(ref Unsafe.Subtract(ref end, 8), digits, out low)) return false;
            }
            else
            {
                if (!TryEight(ref Unsafe.Subtract(ref end, 8), 8, out low) || !TryEight(ref Unsafe.Subtract(ref end, 16), digits - 8, out var high)) return false;
                low += high * 100_000_000;
            }
            // Without a branch: the sign of a measure is a coin toss.
            value = ((long)low ^ -negative) + negative;
            return true;
        }
    }

    /// <summary>Digits with at most one point inside, an optional minus, no leading zeros: the cell is ± <paramref name="mantissa"/> × 10^−<paramref name="scale"/>.</summary>
    /// <param name="minus">1 when there is a minus, else 0.</param>
    /// <param name="digits">Digits as spelled; at most 18 of them after zeros at the start.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDecimal(ref byte bytes, int start, int length, out int minus, out long mantissa, out int digits, out int scale)
    {
        unchecked
        {
            ref var first = ref Unsafe.Add(ref bytes, start);
            minus = first == (byte)'-' ? 1 : 0;
            var size = length - minus;
            first = ref Unsafe.Add(ref first, minus);
            if (CanShuffle && (uint)(size - 1) < 16) return TrySixteen(ref first, size, out mantissa, out digits, out scale);
            return TryLong(ref first, size, out mantissa, out digits, out scale);
        }
    }

    /// <summary>The last <paramref name="digits"/> (1 to 8) of the eight bytes at <paramref name="at"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryEight(ref byte at, int digits, out ulong value)
    {
        unchecked
        {
            var shift = (8 - digits) * 8;
            value = Unsafe.ReadUnaligned<ulong>(ref at) ^ 0x3030303030303030;
            value = value >> shift << shift;
            if ((((value + 0x7676767676767676) | value) & 0x8080808080808080) != 0) return false;
            // Neighbours are joined to pairs, fours and eight (Lemire, "Quickly parsing eight digits").
            value = (value * 10) + (value >> 8);
            value = (((value & 0x000000FF000000FF) * 0x000F424000000064) + (((value >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TrySixteen(ref byte first, int size, out long mantissa, out int digits, out int scale)
    {
        unchecked
        {
            (mantissa, digits, scale) = (0, 0, 0);
            var text = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref Unsafe.Add(ref first, size), 16));
            var points = Vector128.Equals(text, Vector128.Create((byte)'.')).ExtractMostSignificantBits() & (0xFFFFu << (16 - size));
            var point = System.Numerics.BitOperations.TrailingZeroCount(points | 0x10000);
            if ((points & (points - 1)) != 0) return false;
            // What stands up to the point moves up by one, over it; a place below zero or in the neighbour gets a zero.
            var places = Vector128.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (sbyte)15);
            var from = Vector128.Add(places, Vector128.LessThanOrEqual(places, Vector128.Create((sbyte)(point == 16 ? -1 : point))));
            from = Vector128.BitwiseOr(from, Vector128.LessThan(from, Vector128.Create((sbyte)(16 - size))));
            var values = Ssse3.Shuffle(Vector128.Subtract(text, Vector128.Create((byte)'0')), from.AsByte());
            if (Vector128.GreaterThanAny(values, Vector128.Create((byte)9))) return false;
            digits = size - (points != 0 ? 1 : 0);
            scale = points != 0 ? 15 - point : 0;
            var before = digits - scale;
            // All asked at once: whether there is more than one digit before the point follows no pattern, and a branch on it is guessed wrong every other time.
            if ((before == 0) | ((scale == 0) & (points != 0)) | ((before > 1) & (first == (byte)'0'))) return false;
            mantissa = Join(values);
            return true;
        }
    }

    /// <summary>Sixteen digit values, the first the most significant, as one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Join(Vector128<byte> values)
    {
        unchecked
        {
            var pairs = Ssse3.MultiplyAddAdjacent(values, Vector128.Create(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, (sbyte)1));
            var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(100, 1, 100, 1, 100, 1, 100, (short)1));
            var packed = Sse41.PackUnsignedSaturate(fours, fours).AsInt16();
            var eights = Sse2.MultiplyAddAdjacent(packed, Vector128.Create(10_000, 1, 10_000, 1, 10_000, 1, 10_000, (short)1)).AsUInt32();
            return ((long)eights.GetElement(0) * 100_000_000) + eights.GetElement(1);
        }
    }

    /// <summary>Cells of 17 to 22 bytes, and all where the processor has no shuffle: of the longest, those that begin with zeros, as 0.0123 with many more digits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool TryLong(ref byte first, int size, out long mantissa, out int digits, out int scale)
    {
        unchecked
        {
            (mantissa, digits, scale) = (0, 0, 0);
            if ((uint)(size - 1) > 21) return false;
            var point = -1;
            // Sixteen digits at the end are read at once; what stands before them holds the point, or the slow way finds it.
            var tail = CanShuffle && size > 16 ? Vector128.Subtract(Vector128.LoadUnsafe(ref Unsafe.Add(ref first, size - 16)), Vector128.Create((byte)'0')) : Vector128<byte>.AllBitsSet;
            var isSplit = !Vector128.GreaterThanAny(tail, Vector128.Create((byte)9));
            if (size > 19 && !isSplit) return false;
            for (var i = 0; i < (isSplit ? size - 16 : size); i++)
            {
                var letter = Unsafe.Add(ref first, i);
                var digit = Digits.Value(letter);
                if (digit <= 9) mantissa = (mantissa * 10) + digit;
                else if (letter == '.' && point < 0) point = i;
                else return false;
            }
            digits = point < 0 ? size : size - 1;
            if (isSplit && mantissa > 99) return false;
            if (isSplit) mantissa = (mantissa * 10_000_000_000_000_000) + Join(tail);
            scale = point < 0 ? 0 : size - 1 - point;
            var before = digits - scale;
            return (isSplit || digits <= 18) && before > 0 && (point < 0 || scale > 0) && (before == 1 || first != (byte)'0');
        }
    }
}
