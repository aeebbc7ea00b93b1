using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Sections;

/// <summary>Per plugin what its result may be trusted on. Isolation, violations and cost are facts of one run and stand there.</summary>
internal static class TrustSection
{
    public static Section Of(ReportRecord report)
    {
        var body = new List<Block>
        {
            new Grid("Trust signals", [new("Plugin"), new("Version"), new("Outcome"), new("Rows seen"), new("Capabilities granted"), new("Columns granted"), new("Warnings", true)],
            [
                .. report.Executions.Select(execution => (IReadOnlyList<Line>)
                [
                    new Link(execution.Identity.Id, execution.Identity.Id), execution.Identity.Version, Phrases.BadgeOf(execution.Outcome),
                    execution.LookedAt is { } seen ? Phrases.Of(seen, report.Dataset.Truncated) : "none",
                    execution.Capabilities.Count == 0 ? "none" : string.Join(", ", execution.Capabilities),
                    execution.Columns.Count == 0 ? "none" : execution.Columns.Count == report.Dataset.Columns.Count ? $"all {NumberText.Of(execution.Columns.Count)}" : string.Join(", ", execution.Columns),
                    NumberText.Of(execution.Warnings.Count),
                ]),
            ], Line.Of("Isolation in force, violations, time and memory used: see ", new Link("This run", "this-run"), ".")),
        };
        var warnings = report.Executions.SelectMany(execution => execution.Warnings.Select(warning => Line.Of(new Link(execution.Identity.Id, execution.Identity.Id), ": " + warning))).ToArray();
        if (warnings.Length > 0) body.Add(new Callout(Tone.Warning, Line.Of(new Strong(Phrases.Count(warnings.Length, "warning", "warnings"))), [new Bullets(warnings)]));
        return new(2, "Trust", "trust", body);
    }
}
