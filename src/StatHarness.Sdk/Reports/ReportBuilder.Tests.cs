using System.Diagnostics.CodeAnalysis;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

public sealed partial class ReportBuilder
{
    /// <summary>The statistics of a finding, as in R's broom; NaN and infinities become null. The q value is set by the harness.</summary>
    /// <param name="test">Such as <c>spearman</c>.</param>
    /// <param name="family">Tests whose false discovery rate is controlled together, such as <c>correlation</c>.</param>
    /// <param name="n">Units, not rows, when they differ.</param>
    /// <param name="unitOfAnalysis">row, case, day or close_cycle.</param>
    /// <param name="nEffective">n after autocorrelation.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "Authors call it on the report, beside Measured.")]
    public TestStatistics Tested(
        string test,
        string family,
        long n,
        string unitOfAnalysis,
        double? estimate = null,
        double? stdError = null,
        double? statistic = null,
        double? df = null,
        double? pValue = null,
        double? confLow = null,
        double? confHigh = null,
        double? confLevel = null,
        double? effectSize = null,
        string? effectName = null,
        double? nEffective = null)
    {
        if (pValue is < 0 or > 1) throw SdkDiagnostics.BadValue($"{test}.p_value", "it lies outside 0 to 1.", "Clamp nothing: find the bug.");
        return new(test, family, JsonOf.Finite(estimate), JsonOf.Finite(stdError), JsonOf.Finite(statistic), JsonOf.Finite(df), JsonOf.Finite(pValue), null,
            JsonOf.Finite(confLow), JsonOf.Finite(confHigh), JsonOf.Finite(confLevel), JsonOf.Finite(effectSize), effectName, n, JsonOf.Finite(nEffective), unitOfAnalysis);
    }
}
