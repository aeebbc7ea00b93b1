using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Sections;

namespace StatHarness.Reporting;

/// <summary><c>report.md</c>: GitHub-flavoured Markdown without raw HTML, for people and for diffs.</summary>
public static class MarkdownReport
{
    /// <summary>What varies between runs of the same work stands in the section "This run" and in rows marked ‡, nowhere else.</summary>
    public static string Write(ReportRecord report) =>
        MarkdownWriter.Write([new Section(1, ReportDocument.Title, "report", ReportDocument.Body(ReportWriter.Seal(report)))]);
}
