using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Reporting.Formats.V1;

namespace StatHarness.Reporting;

/// <summary>Writes <c>report.json</c>: collections in canonical order, hashed, held to its schema.</summary>
public static class ReportWriter
{
    /// <summary>
    /// <c>run.report_hash</c> is always computed here; what the record claims does not matter.
    /// </summary>
    /// <returns>Canonical JSON (RFC 8785), UTF-8.</returns>
    /// <exception cref="Core.DiagnosticException">SH8001 does not fit the schema, SH8002 a number is not finite, SH8003 two findings with one id.</exception>
    public static byte[] Json(ReportRecord report)
    {
        var node = SealedNode(report);
        FormatSchema.Report.Check(node);
        return CanonicalJson.Bytes(node);
    }

    /// <summary>The report in canonical order with its own <c>run.report_hash</c>.</summary>
    public static ReportRecord Seal(ReportRecord report)
    {
        var ordered = ReportOrder.Canonical(report);
        return ordered with { Run = ordered.Run with { ReportHash = ReportHash.Of(Node(ordered)) } };
    }

    private static JsonNode SealedNode(ReportRecord report)
    {
        var ordered = ReportOrder.Canonical(report);
        foreach (var same in ordered.Findings.GroupBy(finding => finding.FindingId).Where(group => group.Count() > 1).OrderBy(group => group.Key).Take(1))
            throw ReportingDiagnostics.DuplicateClaim(same.Key.ToString(), same.First().Statement, same.Last().Statement);
        var node = Node(ordered);
        node["run"]!["report_hash"] = ReportHash.Of(node).ToString();
        return node;
    }

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
