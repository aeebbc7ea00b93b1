namespace StatHarness.Statistics;

/// <summary>What a column's order gives: extremes, median, MAD, 10 % trimmed mean; by selection, not by sorting.</summary>
internal readonly record struct OrderStatistics(double Min, double Max, double Median, double Mad, double TrimmedMean)
{
    /// <param name="x">Not empty, no NaN.</param>
    /// <param name="mean">Used when nothing is trimmed.</param>
    public static OrderStatistics Of(ReadOnlySpan<double> x, double mean)
    {
        var n = x.Length;
        var cut = (int)Math.Floor(n * Moments.TrimShare);
        var keys = OrderKey.OfPresent(x);
        int[] ranks = [0, cut, (n - 1) / 2, n / 2, n - 1 - cut, n - 1];
        var found = new ulong[ranks.Length];
        RadixSelect.At(keys, ranks, found);
        var median = Middle(found[2], found[3]);
        for (var i = 0; i < n; i++) keys[i] = OrderKey.Of(Math.Abs(x[i] - median));
        Span<ulong> middle = stackalloc ulong[2];
        if (double.IsFinite(median)) RadixSelect.At(keys, [(n - 1) / 2, n / 2], middle);
        var mad = double.IsFinite(median) ? Middle(middle[0], middle[1]) : double.NaN;
        var trimmed = cut == 0 ? mean : Trimmed(x, cut, OrderKey.ToDouble(found[1]), OrderKey.ToDouble(found[4]));
        return new(OrderKey.ToDouble(found[0]), OrderKey.ToDouble(found[5]), median, mad, trimmed);
    }

    private static double Middle(ulong low, ulong high)
    {
        var (a, b) = (OrderKey.ToDouble(low), OrderKey.ToDouble(high));
        return a == b ? a : 0.5 * a + 0.5 * b;
    }

    /// <summary>Exact sum of the kept middle; of the values tied with an end only as many as were kept.</summary>
    private static double Trimmed(ReadOnlySpan<double> x, int cut, double low, double high)
    {
        var kept = x.Length - 2 * cut;
        if (low == high) return low;
        var sum = new ExactSum();
        var (below, tiedLow, tiedHigh, above) = (0, 0, 0, 0);
        foreach (var value in x)
        {
            if (value < low) below++;
            else if (value > high) above++;
            else if (value == low) tiedLow++;
            else if (value == high) tiedHigh++;
            else sum.Add(value);
        }
        sum.AddProduct(low, tiedLow - (cut - below));
        sum.AddProduct(high, tiedHigh - (cut - above));
        return sum.Value / kept;
    }
}
