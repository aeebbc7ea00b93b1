using System.Xml;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Every refusal of XES.</summary>
internal static class XesDiagnostics
{
    public static DiagnosticException Malformed(string file, XmlException problem) =>
        Of("SH2065", $"The XML is not well-formed: {problem.Message}", new(file, problem.LineNumber, problem.LinePosition), "Check whether the export or the download finished.", problem);

    public static DiagnosticException Dtd(Place place, XmlException problem) =>
        Of("SH2066", "Found a document type declaration; an event log needs none, and it can name other files or grow without end.", place, "Remove <!DOCTYPE …> from the file.", problem);

    public static DiagnosticException LateTraceAttribute(Place place, string key) =>
        Of("SH2067", $"The trace has the attribute '{key}' after its first event; expected before it.", place, "XES puts a trace's attributes before its events: export the log anew.");

    public static DiagnosticException NoEvents(string file, long traces) =>
        Of("SH2068", $"The event log has {traces} traces and no event.", new(file), "Check the filter of the export.");

    public static JsonProblem Twice(string key) => new("SH2069", $"The attribute '{key}' stands twice in one place.", "Keep one of the two.");

    private static DiagnosticException Of(string code, string message, Place place, string hint, Exception? inner = null) => new(new(code, message, place, hint), ExitCode.BadInput, inner);
}
