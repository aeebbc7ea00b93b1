using System.Xml;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>An event log of IEEE 1849 (XES): one row per event.</summary>
internal sealed class XesReading(RawFile file, IngestOptions options) : TableReading
{
    private IReadOnlyList<string> notes = [];
    private bool cut;

    public override string Format => "xes";

    public override TruncationRecord? Truncated => cut ? new("max_rows", options.MaxRows!.Value, null, 0) : null;

    public override IReadOnlyList<string> Notes => notes;

    /// <returns>Null when the file is no XML.</returns>
    /// <exception cref="Core.DiagnosticException">XML, but no event log.</exception>
    public static XesReading? Of(RawFile file, IngestOptions options)
    {
        if (options.Format is not (null or "xes")) return null;
        var extension = Path.GetExtension(file.Name).ToLowerInvariant();
        var named = options.Format == "xes" || extension is ".xes" or ".xml";
        if (XesFile.Look(file, named) is not { } decoded) return named ? throw IngestDiagnostics.Format(file.Name, "named as XML but does not begin like it") : null;
        using var log = new XesFile(decoded);
        var root = log.Try(xml => xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : "");
        return root == "log" ? new(decoded, options) : throw IngestDiagnostics.Format(file.Name, $"XML with the root '{root}', not an event log (XES)");
    }

    public override RowSource Open(RowLedger ledger) => new XesRows(file, this, options, ledger);

    public void Complete(IReadOnlyList<string> found, bool truncated) => (notes, cut) = (found, truncated);
}
