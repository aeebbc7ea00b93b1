using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

internal static class FindingsSection
{
    public static Section Of(ReportRecord report)
    {
        if (report.Findings.Count == 0) return new(2, "Findings", "findings", [new Paragraph("No plugin reported a finding. What was looked at, and what could have been found, is below.")]);
        return new(2, "Findings", "findings",
        [
            new Paragraph("Ranked by severity, measured before modeled, then q. Each number is cited by its claim id; the id names what the finding is about, so it stays when the data changes a little."),
            Table(report.Findings),
            new Section(3, "Claims in detail", "claims-in-detail", [.. report.Findings.Select(finding => FindingArticle.Of(finding, 4, report.Dataset.Truncated))]),
        ]);
    }

    public static Grid Table(IReadOnlyList<Finding> findings) => new("Findings, ranked",
        [new("#", true), new("Severity"), new("Statement"), new("Value", true), new("q", true), new("Kind of claim"), new("Claim")],
        [
            .. findings.Select((finding, index) => (IReadOnlyList<Line>)
            [
                NumberText.Of(index + 1), Phrases.BadgeOf(finding.Severity), finding.Statement, Value(finding),
                finding.Statistics?.QValue is { } q ? NumberText.Probability(q) : "–",
                Phrases.MeasuredOrModeled(finding), new Link(Anchor.Finding(finding.FindingId), Anchor.Finding(finding.FindingId)),
            ]),
        ]);

    public static string Value(Finding finding) =>
        finding.Value is { } value ? NumberText.WithUnit(value, finding.Unit) : finding.ValueState ?? "–";
}
