using System.Buffers;

namespace StatHarness.Statistics;

/// <summary>
/// Order statistics of 64-bit keys without sorting them all: counts the top 16 bits, then only looks into the buckets
/// that hold a wanted rank (4 × 16 bits at most). O(n) time, O(n) scratch memory.
/// </summary>
internal static class RadixSelect
{
    internal const int SortBelow = 4096;

    /// <param name="keys">Reordered in place.</param>
    /// <param name="ranks">Ascending, each in 0 … n − 1.</param>
    /// <param name="found">The key at each rank.</param>
    /// <param name="sortBelow">Where sorting takes over; a parameter so that tests reach every level.</param>
    public static void At(Span<ulong> keys, ReadOnlySpan<int> ranks, Span<ulong> found, int sortBelow = SortBelow) =>
        At(keys, ranks, 0, found, 48, sortBelow);

    private static void At(Span<ulong> keys, ReadOnlySpan<int> ranks, int offset, Span<ulong> found, int shift, int sortBelow)
    {
        if (keys.Length <= sortBelow)
        {
            keys.Sort();
            for (var i = 0; i < ranks.Length; i++) found[i] = keys[ranks[i] - offset];
            return;
        }
        var counts = ArrayPool<int>.Shared.Rent(65536);
        var histogram = counts.AsSpan(0, 65536);
        histogram.Clear();
        foreach (var key in keys) histogram[(int)((key >> shift) & 0xFFFF)]++;
        var bucket = -1;
        var end = offset;
        for (var i = 0; i < ranks.Length;)
        {
            while (end <= ranks[i]) end += histogram[++bucket];
            var begin = end - histogram[bucket];
            var next = i + 1;
            while (next < ranks.Length && ranks[next] < end) next++;
            Within(keys, bucket, histogram[bucket], ranks[i..next], begin, found[i..next], shift, sortBelow);
            i = next;
        }
        ArrayPool<int>.Shared.Return(counts);
    }

    private static void Within(Span<ulong> keys, int bucket, int size, ReadOnlySpan<int> ranks, int offset, Span<ulong> found, int shift, int sortBelow)
    {
        var rented = ArrayPool<ulong>.Shared.Rent(size);
        var inside = rented.AsSpan(0, size);
        var n = 0;
        foreach (var key in keys)
        {
            if (((int)((key >> shift) & 0xFFFF)) == bucket) inside[n++] = key;
        }
        if (shift == 0) found.Fill(inside[0]);
        else At(inside, ranks, offset, found, shift - 16, sortBelow);
        ArrayPool<ulong>.Shared.Return(rented);
    }
}
