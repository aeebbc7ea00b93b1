using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Reporting.Formats.V1;

namespace StatHarness.Reporting;

/// <summary>Reads <c>report.json</c>.</summary>
public static class ReportReader
{
    /// <summary>As <see cref="Read"/>, of bytes whose digest the caller compared with a recorded one: they fit, since they did when they were written.</summary>
    /// <exception cref="Core.DiagnosticException">SH8004 no report of this version.</exception>
    public static ReportRecord ReadRecorded(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return HarnessJson.Read<ReportRecord>(utf8);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw ReportingDiagnostics.Unreadable("report.json", e.Message, e);
        }
    }

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
