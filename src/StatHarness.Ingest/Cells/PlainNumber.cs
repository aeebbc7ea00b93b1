using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StatHarness.Ingest;

/// <summary>
/// Digits turned into numbers sixteen at a time. Cells lie in a buffer with room around them (<see cref="RowBlock.Slack"/>), so the vector that ends with
/// the cell may reach back into its neighbours, whose bytes are masked out.
/// </summary>
internal static class PlainNumber
{
    private static bool CanShuffle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Ssse3.IsSupported && Sse41.IsSupported;
    }

    /// <summary>Up to so many bytes <see cref="TryShort"/> has the last word.</summary>
    public static int MostShort => CanShuffle ? 15 : 0;

    /// <summary>Sixteen bytes from place n on mask the last n of a vector, from place 31 − n on its first n + 1, from 32 on none.</summary>
    private static ReadOnlySpan<byte> Window =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Up to 15 digits with an optional minus; no leading zeros.</summary>
    /// <param name="length">0 or negative: not a number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWhole(ref byte first, int length, out long value)
    {
        unchecked
        {
            // Without a branch: sign and length of a measure are a coin toss.
            var minus = first == (byte)'-' ? 1 : 0;
            ref var digit = ref Unsafe.Add(ref first, minus);
            var digits = length - minus;
            var isPlain = (uint)(digits - 1) < (uint)(digit == (byte)'0' ? 1 - minus : 15);
            digits = isPlain ? digits : 0;
            if (CanShuffle)
            {
                var values = Last(ref digit, digits);
                isPlain &= AreDigits(values);
                value = Join(values);
            }
            else isPlain &= TryPlain(ref digit, digits, out value, out _, out var dots, out _) & dots == 0;
            value = (value ^ -minus) + minus;
            return isPlain;
        }
    }

    /// <summary>Digits with at most one point inside, no sign, no leading zeros: the cell is <paramref name="mantissa"/> × 10^−<paramref name="after"/>.</summary>
    /// <param name="mantissa">Of at most 18 digits after zeros at the start.</param>
    /// <param name="before">Digits before the point.</param>
    /// <param name="after">Digits behind it.</param>
    public static bool TryDecimal(ref byte first, int size, out long mantissa, out int before, out int after) =>
        (size <= 16 && TryShort(ref first, size, out mantissa, out before, out after)) || TryLong(ref first, size, out mantissa, out before, out after);

    /// <summary><see cref="TryDecimal"/> for up to 15 digits, without a branch; false for all else, and where the processor has no shuffle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryShort(ref byte first, int size, out long mantissa, out int before, out int after)
    {
        unchecked
        {
            (mantissa, before, after) = (0, 0, 0);
            if (!CanShuffle) return false;
            size = (uint)size <= 16 ? size : 0;
            var values = WithoutPoint(ref first, size, out var points, out before, out after);
            mantissa = Join(values);
            return (uint)(before - 1) < (first == (byte)'0' ? 1u : 15u) & points < 0x8000 & AreDigits(values);
        }
    }

    /// <summary>The values of up to 16 digits, zeros before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Last(ref byte first, int size)
    {
        var text = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref Unsafe.Add(ref first, size), 16));
        return (text - Vector128.Create((byte)'0')) & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Window), unchecked((nuint)size));
    }

    /// <summary>The values of digits among up to 16 bytes, moved together where a point stood, zeros before them.</summary>
    /// <param name="points">A bit for each, the highest that of the last byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> WithoutPoint(ref byte first, int size, out uint points, out int before, out int after)
    {
        unchecked
        {
            var values = Last(ref first, size);
            points = Vector128.Equals(values, Vector128.Create(unchecked((byte)('.' - '0')))).ExtractMostSignificantBits();
            before = BitOperations.TrailingZeroCount(points | 0x10000) - 16 + size;
            var behind = BitOperations.LeadingZeroCount(points);
            after = behind & 15;
            // What stands up to the point moves up by one, over it. A second point stays, and is no digit.
            var places = Vector128.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (byte)15);
            return Ssse3.Shuffle(values, places + Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Window), (nuint)behind));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDigits(Vector128<byte> values) => Sse2.SubtractSaturate(values, Vector128.Create((byte)9)) == Vector128<byte>.Zero;

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

    /// <summary>Up to 22 bytes: of the longest, those that begin with zeros, as 0.0123 with many more digits.</summary>
    private static bool TryLong(ref byte first, int size, out long mantissa, out int before, out int after)
    {
        (mantissa, before, after) = (0, 0, 0);
        if (unchecked((uint)(size - 1)) > 21) return false;
        var isPlain = CanShuffle && size > 16 ? TrySplit(ref first, size, out mantissa, out before, out var dots, out after) : TryPlain(ref first, size, out mantissa, out before, out dots, out after);
        return isPlain && before > 0 && after >= dots && (before == 1 || first != (byte)'0');
    }

    /// <summary>Sixteen digits at the end are read at once, and what stands before them, the point with it; else the slow way finds the point.</summary>
    private static bool TrySplit(ref byte first, int size, out long mantissa, out int before, out int dots, out int after)
    {
        var tail = Last(ref Unsafe.Add(ref first, size - 16), 16);
        if (!AreDigits(tail)) return TryPlain(ref first, size, out mantissa, out before, out dots, out after);
        var head = WithoutPoint(ref first, size - 16, out var points, out before, out after);
        dots = points != 0 ? 1 : 0;
        if (dots == 0) before += 16;
        else after += 16;
        mantissa = Join(head);
        if (!AreDigits(head) || mantissa > 99) return false;
        mantissa = (mantissa * 10_000_000_000_000_000) + Join(tail);
        return true;
    }

    /// <summary>Digit by digit.</summary>
    private static bool TryPlain(ref byte first, int size, out long mantissa, out int before, out int dots, out int after)
    {
        (mantissa, before, dots, after) = (0, 0, 0, 0);
        for (var i = 0; i < size; i++)
        {
            var letter = Unsafe.Add(ref first, i);
            var digit = Digits.Value(letter);
            after += dots;
            if (digit > 9 && (letter != '.' || ++dots > 1)) return false;
            if (digit <= 9) mantissa = unchecked((mantissa * 10) + digit);
        }
        before = size - dots - after;
        return before + after <= 18;
    }
}
