namespace StatHarness.Ingest;

/// <summary>One array of a table that is stored column by column. The survey before has checked the grammar.</summary>
internal sealed class JsonColumnCursor(string file, Stream utf8, long start, int window, JsonCells cells, int column, IngestOptions options)
{
    private readonly JsonScanner scanner = new();
    private byte[] buffer = new byte[Math.Max(1, window)];
    private int filled;
    private int at;
    private long passed;
    private bool started;

    /// <summary>Bytes of the array that were read.</summary>
    public long Passed => passed;

    /// <summary>Puts the next element into the cells.</summary>
    /// <returns>False at the end of the array.</returns>
    public bool Next(ref JsonProblem? problem)
    {
        var first = Peek();
        if (!started || first == (byte)',')
        {
            at++;
            first = Peek();
        }
        started = true;
        if (first == (byte)']') return false;
        while (true)
        {
            var end = at;
            if (scanner.Value(buffer.AsSpan(0, filled), ref end, 1))
            {
                Put(buffer.AsSpan(at, end - at), ref problem);
                at = end;
                return true;
            }
            if (scanner.Fault != JsonFault.More) throw IngestDiagnostics.Changed(file);
            Refill();
        }
    }

    private void Put(ReadOnlySpan<byte> value, ref JsonProblem? problem)
    {
        var from = cells.Text.Length;
        switch (value[0])
        {
            case (byte)'"':
                if (cells.Text.Unescape(value[1..^1]) is var fault && fault != JsonFault.None) problem ??= JsonDiagnostics.Fault(fault, value, 0);
                cells.Set(column, from, cells.Text.Length - from, JsonCellKind.Text);
                return;
            case (byte)'{' or (byte)'[':
                cells.Text.Compact(value);
                cells.Set(column, from, cells.Text.Length - from, JsonCellKind.List);
                return;
            case (byte)'n':
                cells.Set(column, 0, 0, JsonCellKind.Null);
                return;
            default:
                cells.SetText(column, value);
                return;
        }
    }

    private byte Peek()
    {
        while (true)
        {
            at = JsonScanner.Space(buffer.AsSpan(0, filled), at);
            if (at < filled) return buffer[at];
            Refill();
        }
    }

    private void Refill()
    {
        var tail = filled - at;
        if (tail > buffer.Length / 2)
        {
            if (tail >= options.MaxRowBytes) throw IngestDiagnostics.RowTooLong(new(file, 1, 1), options.MaxRowBytes);
            var larger = new byte[(int)Math.Min(Math.Max(16L, buffer.Length * 2L), options.MaxRowBytes + 1L)];
            buffer.AsSpan(at, tail).CopyTo(larger);
            buffer = larger;
        }
        else
        {
            buffer.AsSpan(at, tail).CopyTo(buffer);
        }
        (at, filled) = (0, tail);
        utf8.Position = start + passed;
        var read = utf8.Read(buffer, filled, buffer.Length - filled);
        if (read == 0) throw IngestDiagnostics.Changed(file);
        filled += read;
        passed += read;
    }
}
