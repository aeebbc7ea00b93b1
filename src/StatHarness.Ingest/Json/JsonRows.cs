using System.Text;
using System.Text.Unicode;

namespace StatHarness.Ingest;

/// <summary>Streams records as rows; what is JSON but no row goes to the ledger, and so does a line of NDJSON that is no JSON.</summary>
internal sealed class JsonRows : RowSource
{
    private const int MostRows = 65_536, MostCells = 1 << 20, KeptRawBytes = 65_536;

    private readonly RawFile file;
    private readonly JsonReading reading;
    private readonly JsonPlan plan;
    private readonly IngestOptions options;
    private readonly RowLedger ledger;
    private readonly JsonInput input;
    private readonly JsonScanner scanner = new();
    private readonly JsonWalk walk;
    private readonly JsonCells cells;
    private readonly JsonRecord record;
    private byte[] key = [];
    private JsonProblem? firstProblem;
    private long firstOffset;
    private bool started;
    private bool pending;
    private bool done;
    private bool hasWidth;
    private int lineEnd;

    public JsonRows(RawFile file, JsonReading reading, IngestOptions options, RowLedger ledger)
    {
        (this.file, this.reading, plan, this.options, this.ledger) = (file, reading, reading.Plan, options, ledger);
        input = new(file, options, refuseInvalid: plan.Feed != JsonFeed.Lines);
        walk = new(input, scanner);
        cells = new(file.Name, options.MaxColumns);
        record = new(scanner, cells, plan.Rows, plan.Whole);
        if (plan.Feed == JsonFeed.Members) cells.Add("key", "/key", 1);
        hasWidth = plan.Names is not null;
        foreach (var name in plan.Names ?? []) cells.Add(name, name, 1);
    }

    public override IReadOnlyList<string> Names => cells.Names;

    public override long BytesDone => input.BytesDone;

    public override bool Read(RowBlock block)
    {
        block.Clear(cells.Names.Count);
        if (done) return false;
        while (block.Rows < MostRows && block.Rows * block.Columns < MostCells && block.AppendedBytes < options.BlockBytes)
        {
            if (!pending && !Next())
            {
                Finish();
                break;
            }
            pending = true;
            if (ledger.Accepted == options.MaxRows)
            {
                Cut();
                break;
            }
            if (!(plan.Feed == JsonFeed.Lines ? TakeLine(block) : Take(block))) break;
            pending = false;
        }
        return block.Rows > 0 || !done;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
    }

    /// <summary>To the start of the next record.</summary>
    private bool Next()
    {
        switch (plan.Feed)
        {
            case JsonFeed.Lines: return NextLine();
            case JsonFeed.Sequence: return input.Peek() >= 0;
            case JsonFeed.Single: return !started && Start();
            case JsonFeed.Members:
                if (!(started ? walk.Another((byte)'}') : Start() && walk.Enter((byte)'}'))) return false;
                key = walk.Key().ToArray();
                return true;
            default: return started ? walk.Another((byte)']') : Start() && walk.Enter((byte)']');
        }
    }

    private bool Start()
    {
        started = true;
        return walk.Find(plan.Path.Steps) is null ? true : throw IngestDiagnostics.Changed(file.Name);
    }

    private bool NextLine()
    {
        var seen = 0;
        while (true)
        {
            var feed = input.Bytes[(input.At + seen)..].IndexOf((byte)'\n');
            if (feed < 0 && !input.Ended)
            {
                seen = input.Bytes.Length - input.At;
                input.Refill();
                continue;
            }
            lineEnd = feed < 0 ? input.Bytes.Length : input.At + seen + feed;
            if (input.At == input.Bytes.Length) return false;
            if (JsonScanner.Space(input.Bytes[..lineEnd], input.At) < lineEnd) return true;
            ledger.Physical++;
            ledger.Blank++;
            input.PassLine(lineEnd);
            seen = 0;
        }
    }

    /// <returns>False when the record brings columns that the block does not have, and is for the next.</returns>
    private bool TakeLine(RowBlock block)
    {
        var bytes = input.Bytes[..lineEnd];
        var at = JsonScanner.Space(bytes, input.At);
        scanner.Last = true;
        var sound = record.Read(bytes, ref at, input.Line);
        if (sound && JsonScanner.Space(bytes, at) is var rest && rest < lineEnd) sound = scanner.Fail(JsonFault.After, rest);
        if (input.Invalid >= 0 && lineEnd > input.Invalid && !Utf8.IsValid(bytes[input.At..])) sound = scanner.Fail(JsonFault.Utf8, Math.Max(input.At, input.Invalid));
        if (!sound)
        {
            record.Undo();
            Reject(JsonDiagnostics.Fault(scanner.Fault, bytes, scanner.FaultAt), scanner.FaultAt, bytes[input.At..]);
        }
        else if (!Settle(block, input.Bytes, bytes[input.At..]))
        {
            return false;
        }
        input.PassLine(lineEnd);
        return true;
    }

    private bool Take(RowBlock block)
    {
        var line = input.Line;
        while (true)
        {
            scanner.Last = input.Ended;
            var at = input.At;
            if (record.Read(input.Bytes, ref at, line))
            {
                if (!Settle(block, input.Bytes, input.Bytes[input.At..at])) return false;
                input.At = at;
                return true;
            }
            record.Undo();
            if (scanner.Fault != JsonFault.More) throw walk.Wrong();
            input.Refill();
        }
    }

    /// <summary>Gives a record that is JSON to the block or to the ledger.</summary>
    private bool Settle(RowBlock block, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> raw)
    {
        if (plan.Feed == JsonFeed.Members) cells.SetText(0, key);
        var problem = record.Problem;
        if (problem is null && plan.Rows == JsonRowKind.Arrays)
        {
            if (!hasWidth && Header(bytes)) return true;
            var width = hasWidth ? record.ColumnsBefore : record.Width;
            if (record.Width != width || width == 0) problem = JsonDiagnostics.Width(record.Width, width);
            else hasWidth = true;
        }
        if (problem is { } why)
        {
            record.Undo();
            Reject(why, Math.Max(record.ProblemAt, input.At), raw);
            return true;
        }
        if (block.Columns != cells.Names.Count)
        {
            if (block.Rows > 0) return false;
            block.Clear(cells.Names.Count);
        }
        ledger.Physical++;
        ledger.Accepted++;
        cells.Commit(block, bytes, input.Line);
        return true;
    }

    /// <summary>Whether the first record of arrays names the columns.</summary>
    private bool Header(ReadOnlySpan<byte> bytes)
    {
        var asked = options.HeaderRows is { } rows ? rows > 0 : options.Header;
        if (record.Problem is not null || asked == false || record.Texts < record.Width || record.Width == 0 || !cells.TryName(bytes)) return false;
        hasWidth = true;
        ledger.Physical++;
        ledger.Header++;
        return true;
    }

    private void Reject(JsonProblem problem, int at, ReadOnlySpan<byte> raw)
    {
        if (options.Strict) throw problem.At(input.PlaceOf(input.OffsetOf(at)));
        if (firstProblem is null) (firstProblem, firstOffset) = (problem, input.OffsetOf(at));
        ledger.Physical++;
        var column = plan.Feed == JsonFeed.Lines ? Encoding.UTF8.GetCharCount(input.Bytes[input.At..at]) + 1 : 1;
        raw = raw.TrimEnd("\r\n"u8);
        ledger.Reject(input.Line, column, problem.Code, $"{problem.Message} {problem.Hint}", Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, KeptRawBytes)]));
    }

    private void Cut()
    {
        done = true;
        reading.Complete(cells, truncated: true);
    }

    private void Finish()
    {
        done = true;
        if (plan.Path.Pointer.Length == 0 && input.Peek() >= 0) throw walk.Wrong(JsonFault.After, input.At);
        if (ledger.Accepted == 0 && firstProblem is { } problem) throw problem.At(input.PlaceOf(firstOffset));
        if (ledger.Accepted == 0) throw JsonDiagnostics.NoTable(file.Name, "a list without records");
        if (cells.Names.Count == 0) throw JsonDiagnostics.NoTable(file.Name, "a list of empty objects");
        reading.Complete(cells, truncated: false);
    }
}
