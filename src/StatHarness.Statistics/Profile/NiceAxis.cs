namespace StatHarness.Statistics;

/// <summary>Edges (first + i)·step with step = mantissa × 10^exponent, mantissa 1, 2, 2.5 or 5, each edge rounded once or twice.</summary>
internal readonly record struct NiceAxis(double Mantissa, int Exponent, double First, int Bins)
{
    private static ReadOnlySpan<double> Mantissas => [1, 2, 2.5, 5];

    /// <summary>The narrowest such step ≥ width that covers [min, max] in at most maxBins bins.</summary>
    public static NiceAxis Covering(double min, double max, double width, int maxBins)
    {
        var exponent = (int)Math.Floor(DetMath.Log10(width)) - 1;
        while (true)
        {
            foreach (var mantissa in Mantissas)
            {
                var step = Times(mantissa, exponent);
                if (step < width) continue;
                var first = Math.Floor(min / step);
                var bins = Math.Max(1, Math.Ceiling(max / step) - first);
                var axis = new NiceAxis(mantissa, exponent, first, (int)Math.Min(bins, int.MaxValue));
                // Division rounds: make sure that the outer edges really enclose the data.
                if (axis.Edge(0) > min) axis = axis with { First = first - 1, Bins = axis.Bins + 1 };
                if (axis.Edge(axis.Bins) < max) axis = axis with { Bins = axis.Bins + 1 };
                if (axis.Bins <= maxBins) return axis;
            }
            exponent++;
        }
    }

    public double Edge(int i) => Times((First + i) * Mantissa, Exponent);

    public double[] Edges()
    {
        var edges = new double[Bins + 1];
        for (var i = 0; i <= Bins; i++) edges[i] = Edge(i);
        return edges;
    }

    public long[] Count(ReadOnlySpan<double> values, double widest)
    {
        var edges = Edges();
        var counts = new long[Bins];
        var scale = Bins / (edges[^1] - edges[0]);
        foreach (var value in values)
        {
            if (!(Math.Abs(value) <= widest)) continue;
            var bin = Math.Clamp((int)((value - edges[0]) * scale), 0, Bins - 1);
            // The guess may be one off; the edges decide.
            while (bin > 0 && value < edges[bin]) bin--;
            while (bin < Bins - 1 && value >= edges[bin + 1]) bin++;
            counts[bin]++;
        }
        return counts;
    }

    /// <summary>x·10ᵏ; for −22 ≤ k ≤ 22 correctly rounded, since those powers are exact.</summary>
    private static double Times(double x, int k) => k >= 0 ? x * DetMath.Pow(10, k) : k >= -300 ? x / DetMath.Pow(10, -k) : x / 1e300 / DetMath.Pow(10, -k - 300);
}
