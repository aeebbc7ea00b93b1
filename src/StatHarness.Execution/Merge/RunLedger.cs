using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Statistics;
using Multiplicity = StatHarness.Reporting.Formats.V1.Multiplicity;

namespace StatHarness.Execution;

/// <summary>Every p value of a run, by family: since every plugin always runs, a p value alone says little.</summary>
internal static class RunLedger
{
    private const double Level = 0.05;

    /// <returns>The results with q values set, and the families.</returns>
    public static (IReadOnlyDictionary<string, PluginResult> Results, Multiplicity Ledger) Adjust(IReadOnlyDictionary<string, PluginResult> results)
    {
        List<Finding> tests = [.. from result in results.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                                  from finding in result.Value.Findings
                                  where finding.Statistics?.PValue is not null
                                  orderby finding.FindingId
                                  select finding];
        var families = tests.Select(finding => finding.Statistics!.Family).ToList();
        var p = tests.Select(finding => finding.Statistics!.PValue!.Value).ToArray();
        var adjustment = TwoLevel.Adjust(families, p);
        var q = new Dictionary<Finding, double>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < tests.Count; i++) q[tests[i]] = adjustment.QGlobal[i];
        var ledger = new Multiplicity(
            "Benjamini-Hochberg within a family, Benjamini-Bogomolov across families", Level,
            [.. adjustment.Families.Select(family => Row(family, [.. tests.Where(finding => finding.Statistics!.Family == family.Family)], q))]);
        var adjusted = new SortedDictionary<string, PluginResult>(StringComparer.Ordinal);
        foreach (var (id, result) in results) adjusted[id] = result with { Findings = [.. result.Findings.Select(finding => With(finding, q))] };
        return (adjusted, ledger);
    }

    private static TestFamily Row(FamilyTest family, IReadOnlyList<Finding> tests, Dictionary<Finding, double> q) => new(
        family.Family, family.N, tests.Count(finding => q[finding] <= Level), tests.Min(finding => finding.Statistics!.PValue!.Value), family.QValue <= Level);

    /// <summary>What a plugin claims as its q value does not count.</summary>
    private static Finding With(Finding finding, Dictionary<Finding, double> q) => finding.Statistics is { } statistics
        ? finding with { Statistics = statistics with { QValue = q.TryGetValue(finding, out var value) ? value : null } }
        : finding;
}
