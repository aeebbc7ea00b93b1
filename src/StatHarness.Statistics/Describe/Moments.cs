namespace StatHarness.Statistics;

/// <summary>
/// Describes one numeric column. Two passes over exact sums: the same bits for any row order or partition, at the
/// certified digits of NIST StRD. NaN where too few values (or a zero spread) leave a statistic undefined.
/// </summary>
/// <param name="N">Present values.</param>
/// <param name="Missing">Missing values.</param>
/// <param name="Sum">Exact sum, rounded once.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Variance">Divisor n − 1, squared unit; needs 2 values.</param>
/// <param name="StdDev">Square root of the variance.</param>
/// <param name="StdError">Standard error of the mean, sd/√n.</param>
/// <param name="ConfLow">Lower end of the 95 % interval of the mean (Student t, n − 1 degrees of freedom).</param>
/// <param name="ConfHigh">Upper end of that interval.</param>
/// <param name="Cv">Coefficient of variation, sd/mean; NaN at mean 0.</param>
/// <param name="SkewnessG1">Population skewness g1 (Joanes and Gill 1998, type 1).</param>
/// <param name="SkewnessAdjusted">G1, adjusted Fisher–Pearson (type 2); needs 3 values.</param>
/// <param name="SkewnessB1">b1 = m3/s³ (type 3).</param>
/// <param name="KurtosisG2">Population excess kurtosis g2 (type 1).</param>
/// <param name="KurtosisAdjusted">G2 (type 2); needs 4 values.</param>
/// <param name="KurtosisB2">b2 = m4/s⁴ − 3 (type 3).</param>
/// <param name="Median">Type-7 median.</param>
/// <param name="MadRaw">Median absolute deviation from the median.</param>
/// <param name="MadNormal">1.4826 · MadRaw: estimates the sd of a normal.</param>
/// <param name="TrimmedMean">Mean without the lowest and highest ⌊n/10⌋ values.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
public sealed record Moments(
    long N, long Missing, double Sum, double Mean, double Variance, double StdDev, double StdError, double ConfLow, double ConfHigh,
    double Cv, double SkewnessG1, double SkewnessAdjusted, double SkewnessB1, double KurtosisG2, double KurtosisAdjusted,
    double KurtosisB2, double Median, double MadRaw, double MadNormal, double TrimmedMean, double Min, double Max)
{
    /// <summary>The share cut off at each end for <see cref="TrimmedMean"/>.</summary>
    public const double TrimShare = 0.1;

    /// <summary>NaN is missing. Squares beyond 1.8e308 overflow to ∞; scale such data first.</summary>
    public static Moments Of(ReadOnlySpan<double> values) => MomentsCalculation.Run(values);

    /// <summary>
    /// Integers of any size: those beyond 2⁵³ are centred on their exact integer mean first, so nothing is lost.
    /// </summary>
    /// <param name="valid">One flag per value; empty means all valid.</param>
    public static Moments Of(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid) => MomentsCalculation.Run(values, valid);

    /// <summary>
    /// Autocorrelation at lag 1 in row order, Σ(xᵢ − m)(xᵢ₊₁ − m)/Σ(xᵢ − m)² as certified by NIST; missing values are
    /// left out before pairing. NaN below 2 values or without spread.
    /// </summary>
    public static double Autocorrelation1(ReadOnlySpan<double> values) => MomentsCalculation.Autocorrelation1(values);
}
