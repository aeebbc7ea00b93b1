using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class RelateTests
{
    [SkippableFact]
    public void correlations_agree_with_r()
    {
        foreach (var c in ReferenceCase.All("correlation"))
        {
            var (x, y) = (c.Column(0), c.Column(1));
            var pearson = Correlation.Pearson(x, y);
            c.Check("n_pairs", pearson.N);
            c.Check("pearson_r", pearson.Estimate);
            c.Check("pearson_t", pearson.Statistic);
            c.Check("p_pearson", pearson.PValue);
            c.Check("pearson_ci95", [pearson.ConfLow, pearson.ConfHigh]);
            var spearman = Correlation.Spearman(x, y);
            c.Check("spearman_rho", spearman.Estimate);
            c.Check("p_spearman", spearman.PValue);
            var kendall = Correlation.Kendall(x, y);
            c.Check("kendall_tau_b", kendall.Estimate);
            c.Check("kendall_z", kendall.Statistic);
            c.Check("p_kendall", kendall.PValue);
        }
    }

    [Fact]
    public void kendall_agrees_with_counting_every_pair()
    {
        var stream = new SeededStream(9, "kendall");
        for (var round = 0; round < 60; round++)
        {
            var n = 2 + stream.Below(40);
            var x = new double[n];
            var y = new double[n];
            for (var i = 0; i < n; i++) (x[i], y[i]) = (stream.Below(1 + round), stream.Below(6));
            long s = 0, xPairs = 0, yPairs = 0;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    s += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                    xPairs += x[i] != x[j] ? 1 : 0;
                    yPairs += y[i] != y[j] ? 1 : 0;
                }
            }
            var expected = s / (Math.Sqrt(xPairs) * Math.Sqrt(yPairs));
            var found = Correlation.Kendall(x, y).Estimate;
            if (double.IsNaN(expected)) Assert.True(double.IsNaN(found));
            else Assert.Equal(expected, found, 14);
        }
    }

    /// <summary>Anscombe's first set.</summary>
    [Fact]
    public void a_known_small_sample_correlates_as_published()
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        var pearson = Correlation.Pearson(x, y);
        Assert.Equal(0.81642051634484, pearson.Estimate, 13);
        Assert.Equal(0.00216962887308, pearson.PValue, 13);
        Assert.Equal(0.81818181818182, Correlation.Spearman(x, y).Estimate, 13);
        Assert.Equal(0.63636363636364, Correlation.Kendall(x, y).Estimate, 13);
    }

    [Fact]
    public void perfect_and_flat_columns_have_defined_results()
    {
        double[] x = [1, 2, 3, 4, 5];
        var perfect = Correlation.Pearson(x, x);
        Assert.Equal((1, 0), (perfect.Estimate, perfect.PValue));
        Assert.Equal(1, perfect.ConfHigh);
        var flat = Correlation.Pearson(x, [2, 2, 2, 2, 2]);
        Assert.True(double.IsNaN(flat.Estimate) && double.IsNaN(flat.PValue));
        Assert.True(double.IsNaN(Correlation.Kendall(x, [2, 2, 2, 2, 2]).Estimate));
        Assert.Equal(3, Correlation.Spearman([1, double.NaN, 3, 4], [2, 3, 5, 6]).N);
    }

    [Fact]
    public void autocorrelated_pairs_count_less()
    {
        var x = new double[200];
        var stream = new SeededStream(2, "ar1");
        for (var i = 1; i < x.Length; i++) x[i] = 0.9 * x[i - 1] + stream.NextUniform() - 0.5;
        var effective = Correlation.EffectiveN(x, x);
        var r1 = Moments.Autocorrelation1(x);
        Assert.Equal(200 * (1 - r1 * r1) / (1 + r1 * r1), effective, 10);
        Assert.True(effective < 100);
        Assert.Equal(DetMath.Tanh((1.959963984540054 + 0.8416212335729143) / Math.Sqrt(97)), Correlation.MinimumDetectable(100), 14);
        Assert.Equal(1, Correlation.MinimumDetectable(3));
        Assert.Equal(Correlation.Pearson(x, x.Reverse().ToArray()).PValue, Correlation.PValue(Correlation.Pearson(x, x.Reverse().ToArray()).Estimate, 200), 14);
    }

    [SkippableFact]
    public void adjusted_p_values_agree_with_r()
    {
        foreach (var c in ReferenceCase.All("multiple_testing"))
        {
            var p = c.Column(1);
            c.Check("BH", Multiplicity.Adjust(p, Adjustment.BenjaminiHochberg));
            c.Check("BY", Multiplicity.Adjust(p, Adjustment.BenjaminiYekutieli));
            c.Check("holm", Multiplicity.Adjust(p, Adjustment.Holm));
            c.Check("hochberg", Multiplicity.Adjust(p, Adjustment.Hochberg));
            c.Check("bonferroni", Multiplicity.Adjust(p, Adjustment.Bonferroni));
            c.Check("m", p.Length);
            c.Check("rejected_BH_05", Multiplicity.Adjust(p, Adjustment.BenjaminiHochberg).Count(q => q <= 0.05));
        }
    }

    [Fact]
    public void a_p_value_that_was_not_computed_stays_missing_and_counts_nowhere()
    {
        Assert.Equal([0.02, double.NaN, 0.03], Multiplicity.Adjust([0.01, double.NaN, 0.03], Adjustment.BenjaminiHochberg));
        Assert.Empty(Multiplicity.Adjust([], Adjustment.Holm));
    }

    [Fact]
    public void the_two_level_q_is_where_the_procedure_starts_to_reject()
    {
        var stream = new SeededStream(4, "families");
        for (var round = 0; round < 50; round++)
        {
            var p = new double[30];
            var families = new string[p.Length];
            for (var i = 0; i < p.Length; i++)
            {
                families[i] = "f" + stream.Below(6);
                var u = stream.NextUniform();
                p[i] = u * u * u;
            }
            var q = TwoLevel.Adjust(families, p).QGlobal;
            foreach (var alpha in new[] { 0.001, 0.01, 0.05, 0.2, 0.5 })
            {
                var rejected = Procedure(families, p, alpha);
                for (var i = 0; i < p.Length; i++) Assert.Equal(rejected[i], q[i] <= alpha);
            }
        }
    }

    [Fact]
    public void families_without_a_test_are_listed_but_do_not_weigh()
    {
        var result = TwoLevel.Adjust(["b", "a", "a"], [double.NaN, 0.01, 0.04]);
        Assert.Equal(["a", "b"], result.Families.Select(f => f.Family));
        Assert.Equal((0, 2), (result.Families[1].N, result.Families[0].N));
        Assert.Equal([double.NaN, 0.02, 0.04], result.QGlobal);
    }

    [SkippableFact]
    public void association_agrees_with_r()
    {
        foreach (var c in ReferenceCase.All("association"))
        {
            var rows = c.Rows().Skip(1).ToList();
            var left = rows.Select(r => r[0]).Distinct().Order(StringComparer.Ordinal).ToList();
            var right = rows.Select(r => r[1]).Distinct().Order(StringComparer.Ordinal).ToList();
            var table = new long[left.Count * right.Count];
            foreach (var r in rows) table[left.IndexOf(r[0]) * right.Count + right.IndexOf(r[1])] += (long)ReferenceCase.Number(r[2]);
            var a = Association.OfTable(table, right.Count);
            c.Check("n", a.N); c.Check("rows", a.Rows); c.Check("cols", a.Columns); c.Check("chi2", a.ChiSquare); c.Check("df", a.Df);
            c.Check("p_chi2", a.PValue); c.Check("g2", a.G); c.Check("p_g2", a.PValueG); c.Check("cramers_v", a.CramersV);
            c.Check("cramers_v_bias_corrected", a.CramersVCorrected); c.Check("mutual_information_nats", a.MutualInformation);
            c.Check("theils_u_col_given_row", a.UncertaintyOfColumn); c.Check("theils_u_row_given_col", a.UncertaintyOfRow);
            c.Check("theils_u_symmetric", a.UncertaintySymmetric); c.Check("min_expected", a.MinExpected);
            c.Check("cells_expected_lt5", a.CellsExpectedBelow5);
        }
    }

    [Fact]
    public void a_table_without_two_levels_has_no_test()
    {
        var a = Association.Of([0, 1, 0, -1], 2, [0, 0, 0, 0], 3);
        Assert.Equal((3L, 0.0), (a.N, a.Df));
        Assert.True(double.IsNaN(a.PValue) && double.IsNaN(a.CramersV));
        var exact = Association.Of([0, 0, 1, 1, 1, 0], 2, [0, 0, 1, 1, 1, 0], 2);
        Assert.Equal((6.0, 1.0), (exact.ChiSquare, exact.CramersV));
    }

    private static bool[] Procedure(string[] families, double[] p, double alpha)
    {
        var groups = families.Distinct().Select(f => Enumerable.Range(0, p.Length).Where(i => families[i] == f).ToArray()).ToList();
        var simes = groups.Select(g => Multiplicity.Adjust(g.Select(i => p[i]).ToArray(), Adjustment.BenjaminiHochberg).Min()).ToArray();
        var across = Multiplicity.Adjust(simes, Adjustment.BenjaminiHochberg);
        var selected = across.Count(q => q <= alpha);
        var rejected = new bool[p.Length];
        for (var g = 0; g < groups.Count; g++)
        {
            if (across[g] > alpha) continue;
            var within = Multiplicity.Adjust(groups[g].Select(i => p[i]).ToArray(), Adjustment.BenjaminiHochberg);
            for (var j = 0; j < within.Length; j++) rejected[groups[g][j]] = within[j] <= alpha * selected / groups.Count;
        }
        return rejected;
    }
}
