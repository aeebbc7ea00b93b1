using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Reporting.Formats.V1;

namespace StatHarness.Reporting;

/// <summary>Reads <c>report.json</c>.</summary>
public static class ReportReader
{
    /// <exception cref="Core.DiagnosticException">SH8004 no report of this version, SH8001 does not fit the schema, SH8005 changed after it was written.</exception>
    public static ReportRecord Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var node = JsonNode.Parse(utf8) ?? throw new JsonException("it holds null.");
            FormatSchema.Report.Check(node);
            var report = HarnessJson.Read<ReportRecord>(node);
            var found = ReportHash.Of(node);
            return found == report.Run.ReportHash ? report : throw ReportingDiagnostics.Altered(report.Run.ReportHash, found);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw ReportingDiagnostics.Unreadable("report.json", e.Message, e);
        }
    }
}
