using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Statistics;

internal static class MomentsCalculation
{
    private const long ExactInDouble = 1L << 53;

    public static Moments Run(ReadOnlySpan<double> values)
    {
        var present = Present(values);
        return Describe(present, values.Length - present.Length);
    }

    public static Moments Run(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid)
    {
        if (!valid.IsEmpty) StatisticsDiagnostics.SameLength("valid", values.Length, valid.Length);
        var present = new List<long>(values.Length);
        var large = false;
        for (var row = 0; row < values.Length; row++)
        {
            if (!valid.IsEmpty && !valid[row]) continue;
            present.Add(values[row]);
            large |= values[row] is > ExactInDouble or < -ExactInDouble;
        }
        var missing = values.Length - present.Count;
        var centred = new double[present.Count];
        if (!large)
        {
            for (var i = 0; i < centred.Length; i++) centred[i] = present[i];
            return Describe(centred, missing);
        }
        var sum = Int128.Zero;
        foreach (var value in present) sum += value;
        var pivot = (long)(sum / present.Count);
        for (var i = 0; i < centred.Length; i++) centred[i] = (double)((Int128)present[i] - pivot);
        var local = Describe(centred, missing);
        return local with
        {
            Sum = (double)sum, Mean = pivot + local.Mean, ConfLow = pivot + local.ConfLow, ConfHigh = pivot + local.ConfHigh,
            Cv = local.StdDev / (pivot + local.Mean), Median = pivot + local.Median, TrimmedMean = pivot + local.TrimmedMean,
            Min = pivot + local.Min, Max = pivot + local.Max,
        };
    }

    public static double Autocorrelation1(ReadOnlySpan<double> values)
    {
        var present = Present(values);
        if (present.Length < 2) return double.NaN;
        var deviation = new double[present.Length];
        Deviations(present, MeanOf(present), deviation);
        var lagged = new ExactSum();
        var squares = new ExactSum();
        for (var i = 0; i < deviation.Length; i++)
        {
            squares.AddProduct(deviation[i], deviation[i]);
            if (i > 0) lagged.AddProduct(deviation[i], deviation[i - 1]);
        }
        return squares.Value == 0 ? double.NaN : lagged.Value / squares.Value;
    }

    /// <summary>The mean with about 100 bits: sum and its rounding error, divided in double-double.</summary>
    public static DoubleDouble MeanOf(ReadOnlySpan<double> present)
    {
        var sum = new ExactSum();
        sum.Add(present);
        return MeanOf(sum, present.Length);
    }

    /// <inheritdoc cref="MeanOf(ReadOnlySpan{double})"/>
    public static DoubleDouble MeanOf(ExactSum sum, int n)
    {
        var wide = sum.Wide;
        if (!double.IsFinite(wide.Hi)) return wide;
        return Math.Abs(wide.Hi) is > 1e290 or < 1e-250 ? new(wide.Hi / n, 0) : wide / new DoubleDouble(n, 0);
    }

    /// <summary>x − mean with one rounding at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Deviations(ReadOnlySpan<double> values, DoubleDouble mean, Span<double> deviation)
    {
        var done = 0;
        if (Vector256.IsHardwareAccelerated && double.IsFinite(mean.Hi))
        {
            var from = MemoryMarshal.Cast<double, Vector256<double>>(values);
            var to = MemoryMarshal.Cast<double, Vector256<double>>(deviation);
            var (centre, low) = (Vector256.Create(-mean.Hi), Vector256.Create(mean.Lo));
            for (var i = 0; i < from.Length; i++)
            {
                // DoubleDouble.TwoSum in four lanes, the same operations in the same order.
                var sum = from[i] + centre;
                var added = sum - from[i];
                var error = (from[i] - (sum - added)) + (centre - added);
                to[i] = Vector256.ConditionalSelect(Vector256.IsFinite(error), sum + (error - low), sum);
            }
            done = from.Length * Vector256<double>.Count;
        }
        for (; done < values.Length; done++)
        {
            var d = DoubleDouble.TwoSum(values[done], -mean.Hi);
            deviation[done] = double.IsFinite(d.Lo) ? d.Hi + (d.Lo - mean.Lo) : d.Hi;
        }
    }

    private static double[] Present(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values) count += double.IsNaN(value) ? 0 : 1;
        var present = new double[count];
        var i = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) present[i++] = value;
        }
        return present;
    }

    private static Moments Describe(double[] x, int missing)
    {
        var n = x.Length;
        if (n == 0) return new Moments(0, missing, 0, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N);
        var mean = MeanOf(x);
        var deviation = new double[n];
        Deviations(x, mean, deviation);
        var (s2, s3, s4) = PowerSums(deviation);
        var variance = n > 1 ? s2 / (n - 1) : N;
        var sd = Math.Sqrt(variance);
        var error = sd / Math.Sqrt(n);
        var margin = n > 1 ? StudentT.UpperQuantile(0.025, n - 1) * error : N;
        var (m2, m3, m4) = (s2 / n, s3 / n, s4 / n);
        var g1 = n > 1 && m2 > 0 ? m3 / (m2 * Math.Sqrt(m2)) : N;
        var g2 = n > 1 && m2 > 0 ? m4 / (m2 * m2) - 3 : N;
        var shrink = 1 - 1.0 / n;
        var order = OrderStatistics.Of(x, mean.Hi);
        return new Moments(
            n, missing, ExactSum.Of(x), mean.Hi, variance, sd, error, mean.Hi - margin, mean.Hi + margin,
            mean.Hi == 0 ? N : sd / mean.Hi,
            g1, n > 2 ? g1 * Math.Sqrt((double)n * (n - 1)) / (n - 2) : N, g1 * shrink * Math.Sqrt(shrink),
            g2, n > 3 ? (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * g2 + 6) : N, (g2 + 3) * shrink * shrink - 3,
            order.Median, order.Mad, 1.4826 * order.Mad, order.TrimmedMean, order.Min, order.Max);
    }

    private const double N = double.NaN;

    /// <summary>Σd², Σd³, Σd⁴ about the mean, each exactly summed; Σd² less the tiny (Σd)²/n that rounding leaves.</summary>
    private static (double S2, double S3, double S4) PowerSums(ReadOnlySpan<double> deviation)
    {
        var (sum1, sum2, sum3, sum4) = (new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum());
        Span<double> powers = stackalloc double[BlockSum.Length];
        for (var start = 0; start < deviation.Length; start += BlockSum.Length)
        {
            var d = deviation[start..Math.Min(start + BlockSum.Length, deviation.Length)];
            sum1.Add(d);
            var power = powers[..d.Length];
            for (var i = 0; i < d.Length; i++) power[i] = d[i] * d[i];
            sum2.Add(power);
            for (var i = 0; i < d.Length; i++) power[i] *= d[i];
            sum3.Add(power);
            for (var i = 0; i < d.Length; i++) power[i] = d[i] * d[i] * (d[i] * d[i]);
            sum4.Add(power);
        }
        var rest = sum1.Value;
        return (sum2.Value - rest * rest / deviation.Length, sum3.Value, sum4.Value);
    }
}
