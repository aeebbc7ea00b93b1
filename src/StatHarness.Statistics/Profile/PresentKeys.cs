using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StatHarness.Data;

namespace StatHarness.Statistics;

/// <summary>The values of a numeric column that are there, as keys that sort like them and as doubles.</summary>
/// <param name="memory">Where the keys lie; at most one column at a time.</param>
/// <param name="doubles">May lie in the scratch part of it.</param>
/// <param name="code">What the keys stand for.</param>
/// <param name="infinities">±∞ among the values.</param>
/// <param name="pivot">Taken off each of <paramref name="doubles"/>, so that large integers lose nothing.</param>
/// <param name="integerSum">Exact sum of integers.</param>
internal readonly ref struct PresentKeys(KeyMemory memory, ReadOnlySpan<double> doubles, KeyCode code, int infinities, long pivot, Int128 integerSum)
{
    private const long ExactInDouble = 1L << 53;
    private const int Narrow = 1 << 16;

    /// <summary>Share the memory of <see cref="Scratch"/>.</summary>
    public ReadOnlySpan<double> Doubles { get; } = doubles;

    public KeyCode Code => code;

    public int Infinities => infinities;

    public long Pivot => pivot;

    public Int128 IntegerSum => integerSum;

    public int Count => Doubles.Length;

    public Span<ulong> Keys => memory.Keys.AsSpan(0, Count);

    public Span<ulong> Scratch => memory.Scratch.AsSpan(0, Count);

    /// <summary>Whole numbers or short decimals in so narrow a range that there are few different ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool AreNarrow()
    {
        if (Count == 0 || pivot != 0 || !code.IsWhole) return false;
        var (least, most) = (ulong.MaxValue, ulong.MinValue);
        foreach (var key in Keys) (least, most) = (Math.Min(least, key), Math.Max(most, key));
        return most - least < Narrow;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PresentKeys Of(ReadOnlySpan<double> values, Validity validity, KeyMemory memory)
    {
        var doubles = Present(values, validity.Bitmap, MemoryMarshal.Cast<ulong, double>(memory.Scratch.AsSpan()));
        if (DecimalScale.TryKeys(doubles, memory.Keys, out var power)) return new(memory, doubles, new(false, power), 0, 0, 0);
        var infinities = 0;
        unchecked
        {
            for (var i = 0; i < doubles.Length; i++)
            {
                memory.Keys[i] = OrderKey.Of(doubles[i]);
                infinities += double.IsInfinity(doubles[i]) ? 1 : 0;
            }
        }
        return new(memory, doubles, default, infinities, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PresentKeys Of(ReadOnlySpan<long> values, Validity validity, KeyMemory memory)
    {
        var (count, keys) = (0, memory.Keys);
        var bits = validity.Bitmap;
        unchecked
        {
            for (var row = 0; row < values.Length; row++)
            {
                keys[count] = OrderKey.Of(values[row]);
                count += bits.IsEmpty ? 1 : bits[row >> 3] >> (row & 7) & 1;
            }
        }
        return OfIntegers(memory, count);
    }

    public static PresentKeys Of(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid, KeyMemory memory)
    {
        if (!valid.IsEmpty) StatisticsDiagnostics.SameLength("valid", values.Length, valid.Length);
        var count = 0;
        for (var row = 0; row < values.Length; row++)
            if (valid.IsEmpty || valid[row]) memory.Keys[count++] = OrderKey.Of(values[row]);
        return OfIntegers(memory, count);
    }

    /// <summary>The values themselves when none is missing, else copies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<double> Present(ReadOnlySpan<double> values, ReadOnlySpan<byte> bits, Span<double> copies)
    {
        unchecked
        {
            var count = 0;
            foreach (var value in values) count += double.IsNaN(value) ? 0 : 1;
            if (bits.IsEmpty && count == values.Length) return values;
            count = 0;
            for (var row = 0; row < values.Length; row++)
            {
                copies[count] = values[row];
                var valid = bits.IsEmpty ? 1 : bits[row >> 3] >> (row & 7) & 1;
                count += double.IsNaN(values[row]) ? 0 : valid;
            }
            return copies[..count];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static PresentKeys OfIntegers(KeyMemory memory, int count)
    {
        ReadOnlySpan<ulong> keys = memory.Keys.AsSpan(0, count);
        var doubles = MemoryMarshal.Cast<ulong, double>(memory.Scratch.AsSpan(0, count));
        var (large, low, high) = (false, 0L, 0L);
        unchecked
        {
            // Halves of 32 bits, so that no partial sum overflows.
            for (var i = 0; i < keys.Length; i++)
            {
                var value = OrderKey.ToInt64(keys[i]);
                doubles[i] = value;
                large |= value is > ExactInDouble or < -ExactInDouble;
                low += value & 0xFFFF_FFFF;
                high += value >> 32;
            }
        }
        var sum = ((Int128)high << 32) + low;
        var pivot = large ? (long)(sum / count) : 0;
        if (pivot != 0)
            for (var i = 0; i < keys.Length; i++) doubles[i] = (double)((Int128)OrderKey.ToInt64(keys[i]) - pivot);
        return new(memory, doubles, new(true, 0), 0, pivot, sum);
    }
}
