namespace StatHarness.Statistics;

/// <summary>Signed base-2³² digits, least significant first; digit 0 has weight 2⁻¹⁰⁷⁴.</summary>
internal static class SuperDigits
{
    /// <summary>Brings all digits but the last into [0, 2³²); the last carries the sign.</summary>
    public static void Carry(Span<long> digit)
    {
        unchecked
        {
            for (var i = 0; i < digit.Length - 1; i++)
            {
                digit[i + 1] += digit[i] >> 32;
                digit[i] &= 0xFFFF_FFFF;
            }
        }
    }

    /// <summary>The nearest double of carried digits, ties to even.</summary>
    public static double Round(ReadOnlySpan<long> carried)
    {
        Span<long> digit = stackalloc long[carried.Length];
        carried.CopyTo(digit);
        var negative = digit[^1] < 0;
        if (negative)
        {
            for (var i = 0; i < digit.Length; i++) digit[i] = -digit[i];
            Carry(digit);
        }
        var top = digit.Length - 1;
        while (top >= 0 && digit[top] == 0) top--;
        if (top < 0) return 0;
        // Three digits hold at least 65 significant bits; whatever lies below only matters as a sticky bit.
        var head = ((UInt128)(ulong)digit[top] << 64)
            | ((UInt128)(ulong)(top > 0 ? digit[top - 1] : 0) << 32)
            | (ulong)(top > 1 ? digit[top - 2] : 0);
        var sticky = false;
        for (var i = top - 3; i >= 0; i--) sticky |= digit[i] != 0;
        var magnitude = Compose(head, (top - 2) * 32, sticky);
        return negative ? -magnitude : magnitude;
    }

    /// <summary>head·2^(position − 1074), rounded once, also into the subnormal range.</summary>
    private static double Compose(UInt128 head, int position, bool sticky)
    {
        var length = 128 - (int)UInt128.LeadingZeroCount(head);
        // A double keeps 53 bits, but none below weight 2⁻¹⁰⁷⁴, that is below position 0.
        var drop = Math.Max(length - 53, -position);
        if (drop < 0) return Build((ulong)(head << -drop), position + drop);
        var kept = (ulong)(head >> drop);
        if (drop > 0)
        {
            var half = UInt128.One << (drop - 1);
            var rest = head & ((half << 1) - 1);
            if (rest > half || (rest == half && (sticky || (kept & 1) != 0))) kept++;
        }
        return Build(kept, position + drop);
    }

    /// <summary>kept ≤ 2⁵³ at a position ≥ 0.</summary>
    private static double Build(ulong kept, int position)
    {
        if (kept == 0) return 0;
        if (kept == 1UL << 53) (kept, position) = (1UL << 52, position + 1);
        if (kept < 1UL << 52) return BitConverter.UInt64BitsToDouble(kept); // subnormal: position is 0
        if (position > 2045) return double.PositiveInfinity;
        return BitConverter.UInt64BitsToDouble((kept & 0xF_FFFF_FFFF_FFFF) | ((ulong)(position + 1) << 52));
    }
}
