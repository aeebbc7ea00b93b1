using System.Numerics;
using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

/// <summary>Is told the distinct keys of a column in ascending order.</summary>
internal interface IKeyRuns
{
    void Take(ulong key, int count);
}

/// <summary>
/// Visits 64-bit keys in ascending order, equal keys at once, without writing a sorted column: a radix pass from the
/// top splits the range that is really used, its parts go the same way until they are few (insertion) or narrow
/// (counting). Keys in order already are only read.
/// </summary>
/// <remarks>The loops are compiled for speed at once: a profile is over before the runtime would find out that they are hot.</remarks>
internal sealed class RadixWalk<TRuns>(TRuns runs, int few = RadixWalk<TRuns>.Few)
    where TRuns : class, IKeyRuns
{
    public const int Few = 24;

    private const int MostBits = 11;

    /// <summary>A table of counts this wide still fits a processor's cache.</summary>
    private const int MostCountedBits = 20;

    private int[] table = [];

    /// <param name="keys">Any order; in no particular order afterwards.</param>
    /// <param name="scratch">As long as <paramref name="keys"/>.</param>
    public void Visit(Span<ulong> keys, Span<ulong> scratch)
    {
        if (keys.Length <= few)
        {
            Insert(keys);
            TakeSorted(keys);
            return;
        }
        var (least, most, sorted) = Range(keys);
        if (sorted)
        {
            TakeSorted(keys);
            return;
        }
        var bits = BitOperations.Log2(most - least) + 1;
        if (bits <= MostBits || (bits <= MostCountedBits && keys.Length >> (bits - 2) != 0)) Count(keys, least, (int)(most - least));
        else Split(keys, scratch, least, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(Span<ulong> keys, Span<ulong> scratch, ulong least, int bits)
    {
        var width = Math.Min(bits, Math.Clamp(BitOperations.Log2((uint)keys.Length) - 2, 2, MostBits));
        var shift = bits - width;
        Span<int> ends = stackalloc int[1 << width];
        ends.Clear();
        unchecked
        {
            foreach (var key in keys) ends[(int)((key - least) >> shift)]++;
            var start = 0;
            foreach (ref var end in ends) (end, start) = (start, start + end);
            foreach (var key in keys) scratch[ends[(int)((key - least) >> shift)]++] = key;
        }
        var begin = 0;
        foreach (var end in ends)
        {
            if (end == begin) continue;
            Visit(scratch[begin..end], keys[begin..end]);
            begin = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(ReadOnlySpan<ulong> keys, ulong least, int range)
    {
        if (table.Length <= range) table = new int[BitOperations.RoundUpToPowerOf2((uint)range + 1)];
        var counts = table.AsSpan(0, range + 1);
        unchecked
        {
            foreach (var key in keys) counts[(int)(key - least)]++;
        }
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            runs.Take(least + (uint)i, counts[i]);
            counts[i] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeSorted(ReadOnlySpan<ulong> keys)
    {
        for (var i = 0; i < keys.Length;)
        {
            var end = i + 1;
            while (end < keys.Length && keys[end] == keys[i]) end++;
            runs.Take(keys[i], end - i);
            i = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ulong Least, ulong Most, bool Sorted) Range(ReadOnlySpan<ulong> keys)
    {
        var (least, most, before, sorted) = (keys[0], keys[0], keys[0], true);
        foreach (var key in keys)
        {
            least = Math.Min(least, key);
            most = Math.Max(most, key);
            sorted &= before <= key;
            before = key;
        }
        return (least, most, sorted);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Insert(Span<ulong> keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var key = keys[i];
            var place = i;
            for (; place > 0 && keys[place - 1] > key; place--) keys[place] = keys[place - 1];
            keys[place] = key;
        }
    }
}
