namespace StatHarness.Statistics;

/// <summary>Ranks from 1.</summary>
public static class Ranks
{
    /// <summary>Mid-ranks: tied values share the mean of their ranks. Input without NaN; −0 ties with 0.</summary>
    public static double[] Mid(ReadOnlySpan<double> values)
    {
        var (keys, order) = Sorted(values);
        var ranks = new double[values.Length];
        for (var i = 0; i < keys.Length;)
        {
            var end = i + 1;
            while (end < keys.Length && keys[end] == keys[i]) end++;
            var rank = 0.5 * ((double)i + 1 + end);
            for (; i < end; i++) ranks[order[i]] = rank;
        }
        return ranks;
    }

    /// <summary>Sorted keys and the row each came from; ties in the order of the rows.</summary>
    internal static (ulong[] Keys, int[] Order) Sorted(ReadOnlySpan<double> values)
    {
        var keys = new ulong[values.Length];
        var order = new int[values.Length];
        for (var i = 0; i < keys.Length; i++) (keys[i], order[i]) = (OrderKey.Of(values[i]), i);
        RadixSort.Sort(keys, order);
        return (keys, order);
    }
}
