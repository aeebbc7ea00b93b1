using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Cards;

/// <summary>Which findings to show. Absent parts let everything through.</summary>
/// <param name="MinSeverity">Medium means medium, high and critical.</param>
/// <param name="MeasurementType">measured or modeled.</param>
/// <param name="Text">Part of the statement, letter case ignored.</param>
public sealed record FindingsFilter(Severity? MinSeverity = null, string? Plugin = null, string? Kind = null, string? MeasurementType = null, string? Text = null)
{
    public static FindingsFilter All { get; } = new();

    public bool Accepts(Finding finding) =>
        (MinSeverity is not { } severity || finding.Severity >= severity)
        && (Plugin is null || finding.Plugin == Plugin)
        && (Kind is null || finding.Kind == Kind)
        && (MeasurementType is null || finding.MeasurementType == MeasurementType)
        && (Text is null || finding.Statement.Contains(Text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A ranked list of findings; what a filter hides is counted.</summary>
public static class FindingsCard
{
    public static Card Of(IEnumerable<Finding> findings, FindingsFilter? filter = null, int limit = 100)
    {
        var all = ReportOrder.Ranked(findings);
        var shown = all.Where((filter ?? FindingsFilter.All).Accepts).ToArray();
        var hidden = all.Count - shown.Length;
        var count = Phrases.Count(shown.Length, "finding", "findings") + (hidden == 0 ? "" : $"; the filter hides {NumberText.Of(hidden)} more");
        return Card.Of("Findings", shown.Length == 0 ? [new Paragraph(count + ".")] : [new Paragraph(count + "."), Table(shown, limit, "Findings, ranked")]);
    }

    /// <summary>One finding with all that is needed to check it.</summary>
    public static Card Of(Finding finding) => Card.Of("Finding", [FindingArticle.Of(finding, 4)]);

    /// <summary>Like the table of the report, but without links: a card is not a document.</summary>
    internal static Grid Table(IReadOnlyList<Finding> findings, int limit, string caption) => new(caption,
        [new("#", true), new("Severity"), new("Claim"), new("Statement"), new("Value", true), new("q", true), new("Kind")],
        [
            .. findings.Take(limit).Select((finding, index) => (IReadOnlyList<Line>)
            [
                NumberText.Of(index + 1), Phrases.BadgeOf(finding.Severity), new Code(Anchor.Finding(finding.FindingId)), finding.Statement, FindingsSection.Value(finding),
                finding.Statistics?.QValue is { } q ? NumberText.Probability(q) : "–", Phrases.MeasuredOrModeled(finding),
            ]),
        ], findings.Count > limit ? (Line)$"{NumberText.Of(limit)} of {NumberText.Of(findings.Count)} shown." : null);
}
