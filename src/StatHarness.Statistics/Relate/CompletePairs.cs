namespace StatHarness.Statistics;

/// <summary>The rows of two columns where both values are present, in row order.</summary>
internal readonly record struct CompletePairs(double[] X, double[] Y, int Missing)
{
    public int N => X.Length;

    public static CompletePairs Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        StatisticsDiagnostics.SameLength("The second column", x.Length, y.Length);
        var n = 0;
        for (var i = 0; i < x.Length; i++) n += double.IsNaN(x[i]) || double.IsNaN(y[i]) ? 0 : 1;
        var (left, right) = (new double[n], new double[n]);
        for (int i = 0, j = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            left[j] = x[i];
            right[j++] = y[i];
        }
        return new(left, right, x.Length - n);
    }
}
