using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

/// <summary>Sum, mean and standard deviation, to the bits of <see cref="Moments"/>.</summary>
internal readonly record struct Spread(double Sum, double Mean, double StdDev)
{
    /// <param name="x">No NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Spread Of(ReadOnlySpan<double> x)
    {
        if (x.IsEmpty) return new(0, double.NaN, double.NaN);
        var (sum, rest, squares) = (new ExactSum(), new ExactSum(), new ExactSum());
        sum.Add(x);
        var total = sum.Value;
        var mean = MomentsCalculation.MeanOf(sum, x.Length);
        Span<double> deviation = stackalloc double[BlockSum.Length];
        for (var start = 0; start < x.Length; start += BlockSum.Length)
        {
            var block = x[start..Math.Min(start + BlockSum.Length, x.Length)];
            var d = deviation[..block.Length];
            MomentsCalculation.Deviations(block, mean, d);
            rest.Add(d);
            for (var i = 0; i < d.Length; i++) d[i] *= d[i];
            squares.Add(d);
        }
        return Of(total, mean.Hi, squares.Value, rest.Value, x.Length);
    }

    /// <param name="values">Different values with their counts; no count times a value may overflow or underflow a double.</param>
    /// <param name="n">The sum of the counts.</param>
    public static Spread Of(IReadOnlyList<ValueCount<double>> values, int n)
    {
        var (sum, rest, squares) = (new ExactSum(), new ExactSum(), new ExactSum());
        var x = new double[values.Count];
        for (var i = 0; i < x.Length; i++) sum.AddProduct(x[i] = values[i].Value, values[i].Count);
        var total = sum.Value;
        var mean = MomentsCalculation.MeanOf(sum, n);
        MomentsCalculation.Deviations(x, mean, x);
        for (var i = 0; i < x.Length; i++)
        {
            rest.AddProduct(x[i], values[i].Count);
            squares.AddProduct(x[i] * x[i], values[i].Count);
        }
        return Of(total, mean.Hi, squares.Value, rest.Value, n);
    }

    private static Spread Of(double sum, double mean, double squares, double rest, int n) =>
        new(sum, mean, n > 1 ? Math.Sqrt((squares - rest * rest / n) / (n - 1)) : double.NaN);
}
