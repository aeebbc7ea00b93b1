namespace StatHarness.Statistics;

/// <summary>Sorts 64-bit keys and what belongs to them byte by byte, from the lowest. Stable, O(n); O(n) scratch memory.</summary>
internal static class RadixSort
{
    /// <param name="order">One per key; moves with it.</param>
    public static void Sort(ulong[] keys, int[] order)
    {
        var (fromKeys, fromOrder) = (keys, order);
        var (toKeys, toOrder) = (new ulong[keys.Length], new int[keys.Length]);
        Span<int> starts = stackalloc int[256];
        for (var shift = 0; shift < 64; shift += 8)
        {
            starts.Clear();
            foreach (var key in fromKeys) starts[(int)(key >> shift & 0xFF)]++;
            if (keys.Length == 0 || starts[(int)(fromKeys[0] >> shift & 0xFF)] == keys.Length) continue;
            var start = 0;
            for (var digit = 0; digit < 256; digit++) (starts[digit], start) = (start, start + starts[digit]);
            for (var i = 0; i < fromKeys.Length; i++)
            {
                var to = starts[(int)(fromKeys[i] >> shift & 0xFF)]++;
                (toKeys[to], toOrder[to]) = (fromKeys[i], fromOrder[i]);
            }
            (fromKeys, toKeys) = (toKeys, fromKeys);
            (fromOrder, toOrder) = (toOrder, fromOrder);
        }
        if (ReferenceEquals(fromKeys, keys)) return;
        fromKeys.CopyTo(keys, 0);
        fromOrder.CopyTo(order, 0);
    }
}
