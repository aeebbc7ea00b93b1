using System.Text.Json;
using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class DescribeTests
{
    [SkippableFact]
    public void moments_agree_with_r()
    {
        foreach (var c in ReferenceCase.All("moments"))
        {
            var m = Moments.Of(c.Column(0));
            c.Check("n", m.N); c.Check("n_missing", m.Missing); c.Check("sum", m.Sum); c.Check("mean", m.Mean);
            c.Check("variance", m.Variance); c.Check("sd", m.StdDev); c.Check("se_mean", m.StdError); c.Check("cv", m.Cv);
            c.Check("mean_ci95", [m.ConfLow, m.ConfHigh]); c.Check("median", m.Median); c.Check("min", m.Min); c.Check("max", m.Max);
            c.Check("skewness_g1", m.SkewnessG1); c.Check("skewness_G1", m.SkewnessAdjusted); c.Check("skewness_b1", m.SkewnessB1);
            c.Check("kurtosis_g2", m.KurtosisG2); c.Check("kurtosis_G2", m.KurtosisAdjusted); c.Check("kurtosis_b2", m.KurtosisB2);
            c.Check("mad_raw", m.MadRaw); c.Check("mad_normal", m.MadNormal); c.Check("trimmed_mean_10", m.TrimmedMean);
        }
    }

    [SkippableFact]
    public void certified_univariate_data_keep_their_digits()
    {
        foreach (var c in ReferenceCase.All("nist_univariate"))
        {
            var y = c.Column(0);
            c.Check("mean", Moments.Of(y).Mean);
            c.Check("sd", Moments.Of(y).StdDev);
            c.Check("autocorr1", Moments.Autocorrelation1(y));
        }
    }

    /// <summary>NumAcc4 is 10000000.2 followed by 500 pairs (…0.1, …0.3): ceiling 8.25 digits of sd in double input.</summary>
    [Fact]
    public void ill_conditioned_data_reach_the_ceiling_of_double_input()
    {
        var y = new double[1001];
        y[0] = 10000000.2;
        for (var i = 1; i < y.Length; i++) y[i] = i % 2 == 1 ? 10000000.1 : 10000000.3;
        var m = Moments.Of(y);
        Assert.Equal(10000000.2, m.Mean);
        Assert.True(-Math.Log10(Math.Abs(m.StdDev - 0.1) / 0.1) >= 7.95);
    }

    [SkippableFact]
    public void quantiles_agree_with_r_in_all_five_definitions()
    {
        foreach (var c in ReferenceCase.All("quantiles"))
        {
            var x = c.Column(0);
            var probabilities = c.Expected.GetProperty("probs").EnumerateArray().Select(p => p.GetDouble()).ToArray();
            foreach (var type in Enum.GetValues<QuantileType>())
                c.Check($"type{(int)type}", Quantiles.Of(x, probabilities, type));
            var quartiles = Quantiles.Of(x, [0.25, 0.75]);
            c.Check("iqr_type7", quartiles[1] - quartiles[0]);
        }
    }

    /// <summary>StRD sets that the reference folder leaves out; required digits min(10, ceiling − 0.3), ceilings all above 10.3.</summary>
    [SkippableTheory]
    [InlineData("PiDigits"), InlineData("Michelso"), InlineData("Lottery"), InlineData("NumAcc1"), InlineData("NumAcc2")]
    public void further_certified_sets_keep_ten_digits(string name)
    {
        var folder = Corpus.Find("data/01-accuracy/nist-univariate");
        var certified = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".certified.json"))).RootElement.GetProperty("certified");
        var y = File.ReadLines(Path.Combine(folder, name + ".csv")).Skip(1).Select(ReferenceCase.Number).ToArray();
        void Digits(string field, double found)
        {
            var expected = ReferenceCase.Number(certified.GetProperty(field).GetString()!);
            Assert.True(Math.Abs(found - expected) <= 1e-10 * Math.Abs(expected), $"{name}.{field}: {found:R}, certified {expected:R}");
        }
        Digits("mean", Moments.Of(y).Mean);
        Digits("stddev_n_minus_1", Moments.Of(y).StdDev);
        Digits("lag1_autocorrelation", Moments.Autocorrelation1(y));
    }

    [Theory]
    [InlineData(QuantileType.InverseEcdf, 1, 3), InlineData(QuantileType.AveragedInverseEcdf, 1.5, 3), InlineData(QuantileType.Weibull, 1.1, 2.75)]
    [InlineData(QuantileType.Linear, 1.9, 3.25), InlineData(QuantileType.MedianUnbiased, 1.3666666666666667, 2.9166666666666665)]
    public void the_quantiles_of_one_to_ten_follow_their_definition(QuantileType type, double tenth, double quarter)
    {
        var found = Quantiles.Of([10, 9, 1, 2, 3, 8, 7, 4, 5, 6], [0.1, 0.25], type);
        Assert.Equal(tenth, found[0], 14);
        Assert.Equal(quarter, found[1], 14);
    }

    [Fact]
    public void the_moments_of_a_small_sample_follow_their_definition()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, Σd² = 32, Σd³ = 42, Σd⁴ = 356.
        var m = Moments.Of([9, 2, 4, 5, 4, 7, 4, 5]);
        Assert.Equal((40, 5, 32.0 / 7, 4.5), (m.Sum, m.Mean, m.Variance, m.Median));
        Assert.Equal(42.0 / 8 / 8, m.SkewnessG1, 14);
        Assert.Equal(356.0 / 8 / 16 - 3, m.KurtosisG2, 14);
        Assert.Equal(0.5, m.MadRaw);
        Assert.Equal(5 - 2.364624251592785 * m.StdDev / Math.Sqrt(8), m.ConfLow, 12);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(50)]
    public void radix_selection_finds_what_sorting_finds_at_every_level(int sortBelow)
    {
        var stream = new SeededStream(11, "radix");
        foreach (var mask in new ulong[] { ulong.MaxValue, 7, 0xFFFF, 0xFF0000FF00FF, 0 })
        {
            var keys = new ulong[997];
            for (var i = 0; i < keys.Length; i++) keys[i] = stream.NextUInt64() & mask;
            var sorted = keys.Order().ToArray();
            int[] ranks = [0, 1, 5, 498, 499, 500, 990, 996];
            var found = new ulong[ranks.Length];
            RadixSelect.At(keys, ranks, found, sortBelow);
            Assert.Equal(ranks.Select(r => sorted[r]), found);
        }
    }

    [Fact]
    public void quantiles_of_integers_and_doubles_agree_and_missing_values_are_left_out()
    {
        long[] integers = [5, -3, 9, 9, 0, 12, 7];
        bool[] valid = [true, true, true, false, true, true, true];
        double[] doubles = [5, -3, 9, double.NaN, 0, 12, 7];
        double[] p = [0, 0.1, 0.33, 0.5, 0.95, 1];
        Assert.Equal(Quantiles.Of(doubles, p), Quantiles.Of(integers, valid, p));
        Assert.Equal([double.NaN], Quantiles.Of([double.NaN], [0.5]));
        Assert.Equal(double.NegativeInfinity, Quantiles.Of([double.NegativeInfinity, -1, 3], [0])[0]);
        Assert.Equal(6.0, Quantiles.Median([5, -3, 9, double.NaN, 0, 12, 7]));
    }

    [Fact]
    public void moments_are_the_same_bits_in_any_row_order()
    {
        var stream = new SeededStream(3, "order");
        var x = new double[5000];
        for (var i = 0; i < x.Length; i++) x[i] = (stream.NextUniform() - 0.3) * DetMath.Exp(20 * stream.NextUniform());
        var first = Moments.Of(x);
        stream.Shuffle(x.AsSpan());
        Assert.Equal(first, Moments.Of(x));
    }

    [Fact]
    public void integers_beyond_two_to_53_lose_nothing()
    {
        const long Big = 9_007_199_254_740_993;
        var m = Moments.Of([Big, Big + 2, Big + 4], []);
        Assert.Equal(2, m.StdDev);
        Assert.Equal(4, m.Variance);
        Assert.Equal(3, m.N);
        Assert.Equal((double)(3 * (Int128)Big + 6), m.Sum);
    }

    [Fact]
    public void too_few_values_leave_statistics_undefined_instead_of_wrong()
    {
        var none = Moments.Of([double.NaN]);
        Assert.Equal((0L, 1L), (none.N, none.Missing));
        Assert.True(double.IsNaN(none.Mean));
        var one = Moments.Of([3.5]);
        Assert.Equal(3.5, one.Mean);
        Assert.True(double.IsNaN(one.Variance) && double.IsNaN(one.ConfLow));
        var flat = Moments.Of([2, 2, 2, 2]);
        Assert.Equal(0, flat.Variance);
        Assert.True(double.IsNaN(flat.SkewnessG1));
        Assert.Equal(double.PositiveInfinity, Moments.Of([1, double.PositiveInfinity]).Max);
    }
}
