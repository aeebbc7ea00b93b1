using System.Xml;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Streams the events of a log; each row has the attributes of its trace and its own.</summary>
internal sealed class XesRows : RowSource
{
    private const int MostRows = 65_536, MostCells = 1 << 20;

    private readonly RawFile file;
    private readonly XesReading reading;
    private readonly IngestOptions options;
    private readonly RowLedger ledger;
    private readonly XesFile log;
    private readonly XesCells cells;
    private readonly XesAttributes attributes = new();
    private readonly List<XesValue> trace = [];
    private readonly XesGlobals globals = new();
    private JsonProblem? problem;
    private long traces;
    private long emptyTraces;
    private long lonely;
    private long ofLog;
    private long eventsInTrace;
    private int line;
    private bool inTrace;
    private bool pending;
    private bool done;

    public XesRows(RawFile file, XesReading reading, IngestOptions options, RowLedger ledger)
    {
        (this.file, this.reading, this.options, this.ledger) = (file, reading, options, ledger);
        (log, cells) = (new(file), new(file.Name, options.MaxColumns));
        log.Try(xml => xml.MoveToContent());
        if (log.Xml.IsEmptyElement) throw XesDiagnostics.NoEvents(file.Name, 0);
        log.Try(xml => xml.Read());
    }

    public override IReadOnlyList<string> Names => cells.Names;

    public override long BytesDone => log.BytesDone;

    public override bool Read(RowBlock block)
    {
        block.Clear(cells.Names.Count);
        while (!done && block.Rows < MostRows && block.Rows * block.Columns < MostCells && block.AppendedBytes < options.BlockBytes)
        {
            if (!pending && !log.Try(Next))
            {
                Finish();
                break;
            }
            if (ledger.Accepted == options.MaxRows)
            {
                done = true;
                reading.Complete(Notes(), truncated: true);
                break;
            }
            pending = !Take(block);
            if (pending) break;
        }
        return block.Rows > 0 || !done;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) log.Dispose();
    }

    private bool Take(RowBlock block)
    {
        if (problem is { } why)
        {
            if (options.Strict) throw why.At(new(file.Name, line));
            ledger.Physical++;
            ledger.Reject(line, 1, why.Code, $"{why.Message} {why.Hint}", string.Join("; ", trace.Concat(attributes.Values).Select(value => $"{value.Name}={value.Value}")));
            return true;
        }
        if (block.Columns != cells.Names.Count)
        {
            if (block.Rows > 0) return false;
            block.Clear(cells.Names.Count);
        }
        ledger.Physical++;
        ledger.Accepted++;
        cells.Commit(block, line);
        return true;
    }

    /// <summary>Reads up to behind the next event, whose cells are then set.</summary>
    private bool Next(XmlReader xml)
    {
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (inTrace) EndTrace();
                xml.Read();
            }
            else if (xml.NodeType != XmlNodeType.Element) xml.Read();
            else if (xml.LocalName == "event")
            {
                Event(xml);
                return true;
            }
            else if (inTrace) TraceAttribute(xml);
            else if (xml.LocalName == "trace") StartTrace(xml);
            else if (xml.LocalName == "global") globals.Read(xml);
            else
            {
                if (xml.LocalName is not ("extension" or "classifier")) ofLog++;
                xml.Skip();
            }
        }
        return false;
    }

    private void StartTrace(XmlReader xml)
    {
        traces++;
        (inTrace, eventsInTrace) = (!xml.IsEmptyElement, 0);
        trace.Clear();
        if (!inTrace) emptyTraces++;
        xml.Read();
    }

    private void EndTrace()
    {
        inTrace = false;
        if (eventsInTrace == 0) emptyTraces++;
    }

    private void TraceAttribute(XmlReader xml)
    {
        if (eventsInTrace > 0) throw XesDiagnostics.LateTraceAttribute(new Place(file.Name, log.Line, log.Column), xml.GetAttribute("key") ?? xml.LocalName);
        attributes.Clear();
        attributes.Read(xml);
        trace.AddRange(attributes.Values);
    }

    private void Event(XmlReader xml)
    {
        (line, problem) = (log.Line, null);
        if (inTrace) eventsInTrace++;
        else lonely++;
        attributes.Clear();
        foreach (var _ in XesAttributes.Children(xml)) attributes.Read(xml);
        cells.Clear();
        if (inTrace) Set(ofTrace: true, trace);
        Set(ofTrace: false, attributes.Values);
        if (problem is null) globals.Fill(cells, inTrace, line);
    }

    private void Set(bool ofTrace, List<XesValue> values)
    {
        foreach (var value in values)
            if (!cells.TrySet(ofTrace, value, line)) problem ??= XesDiagnostics.Twice(value.Name);
    }

    private void Finish()
    {
        done = true;
        if (ledger.Physical == 0) throw XesDiagnostics.NoEvents(file.Name, traces);
        reading.Complete(Notes(), truncated: false);
    }

    private List<string> Notes()
    {
        List<string> notes = [$"Traces of the log: {traces}."];
        if (emptyTraces > 0) notes.Add($"Traces without an event, and so without a row: {emptyTraces}.");
        if (lonely > 0) notes.Add($"Events outside of a trace: {lonely}.");
        if (ofLog > 0) notes.Add($"Attributes of the log as a whole, no part of the table: {ofLog}.");
        if (attributes.Skipped > 0) notes.Add($"Elements that are no attributes of XES and were not read: {attributes.Skipped}.");
        return [.. notes, .. globals.Notes(), .. cells.Renamed];
    }
}
