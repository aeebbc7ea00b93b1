using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Execution;

/// <summary>Every p value of a run, by family: since every plugin always runs, a p value alone says little.</summary>
internal static class RunLedger
{
    private const double Level = 0.05;

    /// <returns>The results with q values set, and the families.</returns>
    public static (IReadOnlyDictionary<string, PluginResult> Results, Multiplicity Ledger) Adjust(IReadOnlyDictionary<string, PluginResult> results)
    {
        List<Entry> entries = [.. from result in results.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                                  from finding in result.Value.Findings
                                  where finding.Statistics?.PValue is not null
                                  orderby finding.FindingId
                                  select new Entry(finding, finding.Statistics!.Family, finding.Statistics.PValue!.Value)];
        var families = entries.GroupBy(entry => entry.Family, StringComparer.Ordinal).OrderBy(family => family.Key, StringComparer.Ordinal).Select(family => family.ToList()).ToList();
        var rates = TwoLevelRates.Of([.. families.Select(family => family.Select(entry => entry.P).ToArray())], Level);
        var q = new Dictionary<Finding, double>(ReferenceEqualityComparer.Instance);
        var rows = new List<TestFamily>();
        for (var f = 0; f < families.Count; f++)
        {
            for (var i = 0; i < families[f].Count; i++) q[families[f][i].Finding] = rates[f].Q[i];
            rows.Add(new TestFamily(families[f][0].Family, families[f].Count, rates[f].Q.Count(value => value <= Level), families[f].Min(entry => entry.P), rates[f].Selected));
        }
        var adjusted = new SortedDictionary<string, PluginResult>(StringComparer.Ordinal);
        foreach (var (id, result) in results) adjusted[id] = result with { Findings = [.. result.Findings.Select(With)] };
        return (adjusted, new Multiplicity("Benjamini-Hochberg within a family, Benjamini-Bogomolov across families", Level, rows));

        // What a plugin claims as its q value does not count.
        Finding With(Finding finding) => finding.Statistics is { } statistics
            ? finding with { Statistics = statistics with { QValue = q.TryGetValue(finding, out var value) ? value : null } }
            : finding;
    }

    private sealed record Entry(Finding Finding, string Family, double P);
}
