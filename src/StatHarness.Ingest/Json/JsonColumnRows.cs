namespace StatHarness.Ingest;

/// <summary>Rows of a table that is stored column by column: one window per column over the same file, all moving on together.</summary>
internal sealed class JsonColumnRows : RowSource
{
    private const int MostRows = 65_536, MostMemory = 256 << 20, MostWindow = 1 << 20, LeastWindow = 128 << 10;

    private readonly JsonReading reading;
    private readonly IngestOptions options;
    private readonly RowLedger ledger;
    private readonly Stream utf8;
    private readonly JsonColumnCursor[] cursors;
    private readonly JsonCells cells;
    private long read;
    private bool done;

    public JsonColumnRows(RawFile file, JsonReading reading, IngestOptions options, RowLedger ledger)
    {
        (this.reading, this.options, this.ledger) = (reading, options, ledger);
        var plan = reading.Plan;
        cells = new(file.Name, options.MaxColumns);
        foreach (var name in plan.Names!) cells.Add(name, name, 1);
        utf8 = Seekable(file);
        var window = Math.Min(options.BlockBytes, Math.Clamp(MostMemory / plan.Starts.Count, LeastWindow, MostWindow));
        var origin = utf8.Position;
        cursors = [.. plan.Starts.Select((start, column) => new JsonColumnCursor(file.Name, utf8, origin + start, window, cells, column, options))];
    }

    public override IReadOnlyList<string> Names => cells.Names;

    public override long BytesDone => Math.Min(read, utf8.Length);

    public override bool Read(RowBlock block)
    {
        block.Clear(cells.Names.Count);
        while (!done && block.Rows < MostRows && block.Rows * block.Columns < 1 << 20 && block.AppendedBytes < options.BlockBytes)
        {
            cells.Begin();
            JsonProblem? problem = null;
            var more = true;
            foreach (var cursor in cursors) more &= cursor.Next(ref problem);
            done = !more || ledger.Accepted == options.MaxRows;
            if (done)
            {
                reading.Complete(cells, truncated: more);
                break;
            }
            ledger.Physical++;
            var line = ledger.Physical;
            if (problem is { } why)
            {
                if (options.Strict) throw why.At(new(reading.FileName, line));
                ledger.Reject(line, 1, why.Code, $"{why.Message} {why.Hint}", "");
                continue;
            }
            ledger.Accepted++;
            cells.Commit(block, default, line);
        }
        read = cursors.Sum(cursor => cursor.Passed);
        return block.Rows > 0 || !done;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) utf8.Dispose();
    }

    /// <summary>What must be decoded can't be read in several places at once, so it is held in memory.</summary>
    private static Stream Seekable(RawFile file)
    {
        var utf8 = file.OpenUtf8(out var raw);
        if (ReferenceEquals(utf8, raw) && utf8.CanSeek) return utf8;
        using var owned = raw;
        using var decoded = utf8;
        var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (decoded.Read(buffer) is > 0 and var read)
        {
            if (memory.Length + read > MostMemory) throw JsonDiagnostics.NotSeekable(file.Name, MostMemory);
            memory.Write(buffer, 0, read);
        }
        memory.Position = 0;
        return memory;
    }
}
