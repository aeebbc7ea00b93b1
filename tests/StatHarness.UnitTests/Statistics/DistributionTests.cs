using MathNet.Numerics.Distributions;
using StatHarness.Statistics;
using Xunit;
using Beta = StatHarness.Statistics.Beta;
using ChiSquared = StatHarness.Statistics.ChiSquared;
using Gamma = StatHarness.Statistics.Gamma;
using Normal = StatHarness.Statistics.Normal;
using StudentT = StatHarness.Statistics.StudentT;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class DistributionTests
{
    /// <summary>Upper tails computed with mpmath at 40 digits.</summary>
    [Theory]
    [InlineData("normal", 0.3, 0.0, 0.0, 0.38208857781104737)]
    [InlineData("normal", 1.0, 0.0, 0.0, 0.15865525393145705)]
    [InlineData("normal", 2.5, 0.0, 0.0, 0.0062096653257761352)]
    [InlineData("normal", 6.0, 0.0, 0.0, 9.8658764503769814e-10)]
    [InlineData("normal", 12.34, 0.0, 0.0, 2.7577941516989774e-35)]
    [InlineData("normal", 25.0, 0.0, 0.0, 3.0566967063825609e-138)]
    [InlineData("normal", 33.7, 0.0, 0.0, 2.8903372560505839e-249)]
    [InlineData("normal", -1.5, 0.0, 0.0, 0.93319279873114193)]
    [InlineData("t", 0.5, 3.0, 0.0, 0.3257239824240755)]
    [InlineData("t", 1.7, 998.0, 0.0, 0.044721255052183635)]
    [InlineData("t", 10.4, 114.0, 0.0, 1.6127429033361413e-18)]
    [InlineData("t", 51.23, 998.0, 0.0, 6.1834567066065035e-282)]
    [InlineData("t", 40.0, 5.0, 0.0, 9.2059810858864772e-8)]
    [InlineData("t", 1000000.0, 12.0, 0.0, 3.3679799997748265e-67)]
    [InlineData("t", 2.2, 1.5, 0.0, 0.099797189044889271)]
    [InlineData("t", 37.0, 100000.0, 0.0, 5.98731412171233e-298)]
    [InlineData("chi2", 0.2, 1.0, 0.0, 0.65472084601857702)]
    [InlineData("chi2", 3.84, 1.0, 0.0, 0.050043521248705103)]
    [InlineData("chi2", 138.3, 9.0, 0.0, 2.3140922356216312e-25)]
    [InlineData("chi2", 1100.0, 3.0, 0.0, 3.6397003754118405e-238)]
    [InlineData("chi2", 1300.0, 40.0, 0.0, 1.2070055271621478e-246)]
    [InlineData("chi2", 250.0, 200.0, 0.0, 0.0093791316688260961)]
    [InlineData("chi2", 100000.0, 99000.0, 0.0, 0.012503086996302765)]
    [InlineData("f", 0.4, 3.0, 20.0, 0.75449667310438792)]
    [InlineData("f", 4.1, 2.0, 57.0, 0.021695861925566321)]
    [InlineData("f", 300.0, 5.0, 250.0, 1.9561176473581709e-103)]
    [InlineData("f", 10000.0, 4.0, 60.0, 5.6746739947374497e-84)]
    [InlineData("f", 1.2, 900.0, 1200.0, 0.0016589050149114249)]
    [InlineData("beta", 0.01, 2.0, 3.0, 0.99940797)]
    [InlineData("beta", 0.9, 20.0, 5.0, 0.085074885878670759)]
    [InlineData("beta", 0.6, 300.0, 700.0, 2.9239988092182634e-82)]
    [InlineData("kolmogorov", 0.3, 0.0, 0.0, 0.99999069419866543)]
    [InlineData("kolmogorov", 0.7, 0.0, 0.0, 0.71123519502968925)]
    [InlineData("kolmogorov", 1.36, 0.0, 0.0, 0.049485876755377884)]
    [InlineData("kolmogorov", 3.0, 0.0, 0.0, 3.0459959489425257e-8)]
    [InlineData("kolmogorov", 15.0, 0.0, 0.0, 7.3877661369745124e-196)]
    [InlineData("kolmogorov", 18.5, 0.0, 0.0, 1.0628136728909079e-297)]
    public void far_tails_keep_their_digits(string distribution, double x, double a, double b, double expected)
    {
        var found = distribution switch
        {
            "normal" => Normal.UpperTail(x),
            "t" => StudentT.UpperTail(x, a),
            "chi2" => ChiSquared.UpperTail(x, a),
            "f" => FisherF.UpperTail(x, a, b),
            "beta" => Beta.UpperTail(x, a, b),
            _ => Kolmogorov.UpperTail(x),
        };
        Assert.True(Math.Abs(found - expected) <= 1e-12 * expected, $"{distribution}({x}; {a}, {b}) = {found:R}, expected {expected:R}");
    }

    [Fact]
    public void millions_of_degrees_of_freedom_still_give_ten_digits() =>
        Assert.True(Math.Abs(StudentT.UpperTail(5.5, 4999998) / 1.8990488011388156e-8 - 1) < 2e-10);

    [Fact]
    public void the_middle_agrees_with_mathnet()
    {
        foreach (var df in new[] { 1.0, 2, 3.5, 10, 47, 300 })
        {
            for (var t = -6.0; t <= 6; t += 0.37)
                Close(MathNet.Numerics.Distributions.StudentT.CDF(0, 1, df, t), StudentT.Cdf(t, df));
            for (var x = 0.05; x < 3 * df; x += df / 9)
            {
                Close(MathNet.Numerics.Distributions.ChiSquared.CDF(df, x), ChiSquared.Cdf(x, df));
                Close(FisherSnedecor.CDF(df, 7, x / df), FisherF.Cdf(x / df, df, 7));
                Close(MathNet.Numerics.Distributions.Gamma.CDF(df, 1, x), Gamma.Cdf(x, df));
            }
            for (var x = 0.02; x < 1; x += 0.07) Close(MathNet.Numerics.Distributions.Beta.CDF(df, 2.5, x), Beta.Cdf(x, df, 2.5));
        }
        for (var z = -5.0; z < 5; z += 0.17) Close(MathNet.Numerics.Distributions.Normal.CDF(0, 1, z), Normal.Cdf(z));
    }

    [Theory]
    [InlineData(1e-280), InlineData(1e-30), InlineData(1e-9), InlineData(0.025), InlineData(0.2), InlineData(0.5), InlineData(0.9)]
    public void quantiles_invert_the_tails(double p)
    {
        void Inverts(double tail) => Assert.True(Math.Abs(tail - p) <= 3e-12 * p, $"{tail:R} instead of {p:R}");
        Inverts(Normal.UpperTail(Normal.UpperQuantile(p)));
        Inverts(Normal.Cdf(Normal.Quantile(p)));
        Inverts(StudentT.UpperTail(StudentT.UpperQuantile(p, 7), 7));
        Inverts(ChiSquared.UpperTail(ChiSquared.UpperQuantile(p, 3), 3));
        Inverts(ChiSquared.Cdf(ChiSquared.Quantile(p, 3), 3));
        Inverts(FisherF.UpperTail(FisherF.UpperQuantile(p, 3, 40), 3, 40));
        Inverts(FisherF.Cdf(FisherF.Quantile(p, 3, 40), 3, 40));
        Inverts(Beta.Cdf(Beta.Quantile(p, 2, 5), 2, 5));
        if (p > 1e-250) Inverts(Kolmogorov.UpperTail(Kolmogorov.UpperQuantile(p)));
    }

    [Fact]
    public void ends_and_invalid_parameters_are_defined()
    {
        Assert.Equal(1.959963984540054, Normal.Quantile(0.975), 15);
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
        Assert.Equal(double.NaN, Normal.Quantile(1.1));
        Assert.Equal(0.5, StudentT.Cdf(0, 4));
        Assert.Equal(0, StudentT.UpperTail(double.PositiveInfinity, 4));
        Assert.Equal(double.NaN, StudentT.UpperTail(1, 0));
        Assert.Equal(Normal.UpperTail(1.3), StudentT.UpperTail(1.3, double.PositiveInfinity));
        Assert.Equal(1, ChiSquared.UpperTail(-1, 3));
        Assert.Equal(0, ChiSquared.Quantile(0, 3));
        Assert.Equal(double.NaN, ChiSquared.UpperTail(double.NaN, 3));
        Assert.Equal(0, FisherF.Cdf(0, 3, 4));
        Assert.Equal(1, Beta.Cdf(1, 3, 4));
        Assert.Equal(0.04999999999999, Kolmogorov.UpperTail(1.3580986393225505), 9);
    }

    private static void Close(double expected, double found) =>
        Assert.True(Math.Abs(expected - found) <= 1e-11 * Math.Abs(expected) + 1e-14, $"{found:R}, MathNet {expected:R}");
}
