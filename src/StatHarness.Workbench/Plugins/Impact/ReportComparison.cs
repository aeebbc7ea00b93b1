using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>Two reports of one dataset, finding by finding. A finding is the same one when it is about the same thing.</summary>
internal static class ReportComparison
{
    public static IReadOnlyList<FindingImpact> Findings(ReportRecord before, ReportRecord after)
    {
        var (had, has) = (ById(before), ById(after));
        var impacts = new List<FindingImpact>();
        foreach (var id in had.Keys.Union(has.Keys).Order())
        {
            var (old, now) = (had.GetValueOrDefault(id), has.GetValueOrDefault(id));
            var any = (now ?? old)!;
            if (old is null || now is null) impacts.Add(new(id, any.Plugin, any.Kind, old is null ? "added" : "removed", [], old?.Statement, now?.Statement));
            else if (Fields(old, now) is { Count: > 0 } fields) impacts.Add(new(id, any.Plugin, any.Kind, "changed", fields, old.Statement, now.Statement));
        }
        return [.. impacts.OrderBy(impact => impact.Plugin, StringComparer.Ordinal).ThenBy(impact => impact.Kind, StringComparer.Ordinal).ThenBy(impact => impact.FindingId)];
    }

    public static IReadOnlyList<OutcomeImpact> Outcomes(ReportRecord before, ReportRecord after)
    {
        var (had, has) = (ByPlugin(before), ByPlugin(after));
        return [.. had.Keys.Union(has.Keys).Order(StringComparer.Ordinal)
            .Select(id => new OutcomeImpact(id, had.GetValueOrDefault(id), has.GetValueOrDefault(id))).Where(outcome => outcome.Before != outcome.After)];
    }

    /// <summary>Plugins whose output, figures or tables differ.</summary>
    public static IReadOnlyList<string> Results(ReportRecord before, ReportRecord after) =>
        [.. before.Results.Keys.Union(after.Results.Keys).Order(StringComparer.Ordinal).Where(id => !JsonNode.DeepEquals(Node(before, id), Node(after, id)))];

    private static JsonNode? Node(ReportRecord report, string id) => report.Results.TryGetValue(id, out var result) ? HarnessJson.Node(result) : null;

    private static Dictionary<Digest, Finding> ById(ReportRecord report) => report.Findings.DistinctBy(finding => finding.FindingId).ToDictionary(finding => finding.FindingId);

    private static Dictionary<string, string> ByPlugin(ReportRecord report) =>
        report.Executions.ToDictionary(execution => execution.Identity.Id, execution => HarnessJson.Node(execution.Outcome).GetValue<string>(), StringComparer.Ordinal);

    private static IReadOnlyList<string> Fields(Finding old, Finding now)
    {
        var (before, after) = (HarnessJson.Node(old).AsObject(), HarnessJson.Node(now).AsObject());
        return [.. before.Select(member => member.Key).Where(name => !JsonNode.DeepEquals(before[name], after[name])).Order(StringComparer.Ordinal)];
    }
}
