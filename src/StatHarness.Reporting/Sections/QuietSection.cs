using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk;

namespace StatHarness.Reporting.Sections;

/// <summary>No result is a result: what was looked at, and the smallest effect that would have been seen.</summary>
internal static class QuietSection
{
    public static Section? Of(ReportRecord report)
    {
        var clean = report.Executions.Where(execution => execution.Outcome == ExecutionOutcome.Clean).ToArray();
        var away = report.Executions.Where(execution => execution.Outcome is ExecutionOutcome.NotApplicable or ExecutionOutcome.Skipped).ToArray();
        var body = new List<Block>();
        if (clean.Length > 0)
        {
            body.Add(new Grid("Looked and found nothing", [new("Plugin"), new("Looked at"), new("Why nothing"), new("Could have found")],
            [
                .. clean.Select(execution => (IReadOnlyList<Line>)
                [
                    new Link(execution.Identity.Id, execution.Identity.Id), execution.LookedAt is { } seen ? Phrases.Of(seen, report.Dataset.Truncated) : "–", execution.Justification,
                    execution.Detectable is { } detectable ? FindingArticle.Pairs(detectable) : "not a test: every hit would be shown",
                ]),
            ]));
        }
        if (away.Length > 0)
        {
            body.Add(new Grid("Did not look", [new("Plugin"), new("Outcome"), new("Why")],
                [.. away.Select(execution => (IReadOnlyList<Line>)[new Link(execution.Identity.Id, execution.Identity.Id), Phrases.BadgeOf(execution.Outcome), execution.Justification])]));
        }
        return body.Count == 0 ? null : new(2, "Nothing found", "nothing-found", body);
    }
}
