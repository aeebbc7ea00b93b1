namespace StatHarness.Statistics;

/// <summary>Concordant minus discordant pairs and what ties do to their variance. Counts are exact below 3·10⁹ rows.</summary>
internal readonly record struct KendallCounts(double TauB, double S, double VarianceOfS)
{
    /// <summary>Knight 1966: sort by x then y, count the exchanges of a merge sort by y.</summary>
    public static KendallCounts Of(double[] x, double[] y)
    {
        var n = x.Length;
        if (n < 2) return new(double.NaN, double.NaN, double.NaN);
        // By y first: sorting by x then keeps that order among ties.
        var (yKeys, order) = Ranks.Sorted(y);
        var xKeys = new ulong[n];
        for (var i = 0; i < n; i++) xKeys[i] = OrderKey.Of(x[order[i]]);
        RadixSort.Sort(xKeys, order);
        for (var i = 0; i < n; i++) yKeys[i] = OrderKey.Of(y[order[i]]);
        var tiesX = new Ties();
        long both = 0;
        for (var i = 0; i < n;)
        {
            var end = i + 1;
            while (end < n && xKeys[end] == xKeys[i]) end++;
            tiesX.Add(end - i);
            both += TiedPairs(yKeys.AsSpan(i, end - i));
            i = end;
        }
        var exchanges = MergeSort(yKeys);
        var tiesY = new Ties();
        for (var i = 0; i < n;)
        {
            var end = i + 1;
            while (end < n && yKeys[end] == yKeys[i]) end++;
            tiesY.Add(end - i);
            i = end;
        }
        var pairs = (long)n * (n - 1) / 2;
        var s = pairs - tiesX.Pairs - tiesY.Pairs + both - 2 * exchanges;
        var tau = s / (Math.Sqrt(pairs - tiesX.Pairs) * Math.Sqrt(pairs - tiesY.Pairs));
        return new(double.IsNaN(tau) ? double.NaN : Math.Clamp(tau, -1, 1), s, Variance(n, tiesX, tiesY));
    }

    private static double Variance(double n, Ties x, Ties y)
    {
        var untied = n * (n - 1) * (2 * n + 5);
        var third = n > 2 ? x.Triples * y.Triples / (9 * n * (n - 1) * (n - 2)) : 0;
        return (untied - x.Weighted - y.Weighted) / 18 + 2.0 * x.Pairs * (2.0 * y.Pairs) / (2 * n * (n - 1)) + third;
    }

    private static long TiedPairs(ReadOnlySpan<ulong> sorted)
    {
        long pairs = 0;
        long run = 1;
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i < sorted.Length && sorted[i] == sorted[i - 1])
            {
                run++;
                continue;
            }
            pairs += run * (run - 1) / 2;
            run = 1;
        }
        return pairs;
    }

    /// <summary>Sorts and returns how many pairs stood in falling order.</summary>
    private static long MergeSort(ulong[] keys)
    {
        var from = keys;
        var to = new ulong[keys.Length];
        long exchanges = 0;
        for (var width = 1; width < keys.Length; width *= 2)
        {
            for (var start = 0; start < keys.Length; start += 2 * width)
            {
                var middle = Math.Min(start + width, keys.Length);
                var end = Math.Min(middle + width, keys.Length);
                var (i, j) = (start, middle);
                for (var k = start; k < end; k++)
                {
                    if (i < middle && (j >= end || from[i] <= from[j]))
                    {
                        to[k] = from[i++];
                    }
                    else
                    {
                        to[k] = from[j++];
                        exchanges += middle - i;
                    }
                }
                if (end == keys.Length) break;
            }
            (from, to) = (to, from);
        }
        if (!ReferenceEquals(from, keys)) from.CopyTo(keys, 0);
        return exchanges;
    }

    private sealed class Ties
    {
        public long Pairs { get; private set; }

        public double Triples { get; private set; }

        public double Weighted { get; private set; }

        public void Add(long size)
        {
            if (size < 2) return;
            Pairs += size * (size - 1) / 2;
            Triples += (double)size * (size - 1) * (size - 2);
            Weighted += (double)size * (size - 1) * (2 * size + 5);
        }
    }
}
