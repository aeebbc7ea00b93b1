namespace StatHarness.Statistics;

/// <summary>Stable byte-wise radix sort of 64-bit keys; bytes in which all keys agree cost one counting pass only.</summary>
internal static class KeySort
{
    private const int SmallEnough = 256;

    public static void Sort(ulong[] keys)
    {
        if (keys.Length <= SmallEnough)
        {
            Array.Sort(keys);
            return;
        }
        var counts = new int[8 * 256];
        foreach (var key in keys)
        {
            for (var digit = 0; digit < 8; digit++) counts[(digit << 8) + (int)((key >> (8 * digit)) & 0xFF)]++;
        }
        var from = keys;
        var to = new ulong[keys.Length];
        for (var digit = 0; digit < 8; digit++)
        {
            var next = counts.AsSpan(digit << 8, 256);
            if (next[(int)((keys[0] >> (8 * digit)) & 0xFF)] == keys.Length) continue;
            var sum = 0;
            for (var i = 0; i < 256; i++) (next[i], sum) = (sum, sum + next[i]);
            foreach (var key in from) to[next[(int)((key >> (8 * digit)) & 0xFF)]++] = key;
            (from, to) = (to, from);
        }
        if (!ReferenceEquals(from, keys)) from.CopyTo(keys, 0);
    }
}
