using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Sections;

namespace StatHarness.Reporting;

/// <summary>A report whose collections are in canonical order, with its own hash, and the documents that are written of it. These may be written side by side.</summary>
public sealed class SealedReport
{
    private readonly JsonNode node;
    private readonly Lazy<IReadOnlyList<Block>> body;

    private SealedReport(ReportRecord record, JsonNode node)
    {
        (Record, this.node) = (record, node);
        body = new(() => ReportDocument.Body(record));
    }

    public ReportRecord Record { get; }

    /// <summary><c>run.report_hash</c> is always computed here; what the record claims does not matter.</summary>
    /// <exception cref="Core.DiagnosticException">SH8002 a number is not finite.</exception>
    public static SealedReport Of(ReportRecord report)
    {
        var ordered = ReportOrder.Canonical(report);
        var node = Node(ordered);
        var hash = ReportHash.Of(node);
        node["run"]!["report_hash"] = hash.ToString();
        return new(ordered with { Run = ordered.Run with { ReportHash = hash } }, node);
    }

    /// <summary><c>report.json</c>, held to its schema.</summary>
    /// <returns>Canonical JSON (RFC 8785), UTF-8.</returns>
    /// <exception cref="Core.DiagnosticException">SH8001 does not fit the schema, SH8003 two findings with one id.</exception>
    public byte[] Json()
    {
        foreach (var same in Record.Findings.GroupBy(finding => finding.FindingId).Where(group => group.Count() > 1).OrderBy(group => group.Key).Take(1))
            throw ReportingDiagnostics.DuplicateClaim(same.Key.ToString(), same.First().Statement, same.Last().Statement);
        FormatSchema.Report.Check(node);
        return CanonicalJson.Bytes(node);
    }

    /// <summary>
    /// <c>report.md</c>: GitHub-flavoured Markdown without raw HTML, for people and for diffs. What varies between runs of the same work stands in the section
    /// "This run" and in rows marked ‡, nowhere else.
    /// </summary>
    public string Markdown() => MarkdownWriter.Write([new Section(1, ReportDocument.Title, "report", body.Value)]);

    /// <summary><c>report.html</c>: one file, no script, no request; a content security policy enforces both. Well-formed XML.</summary>
    public string Html() => HtmlReport.Write(Record, body.Value);

    private static JsonNode Node(ReportRecord report)
    {
        try
        {
            return HarnessJson.Node(report);
        }
        catch (ArgumentException e)
        {
            throw ReportingDiagnostics.NotFinite("report.json", e);
        }
    }
}
