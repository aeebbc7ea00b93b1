namespace StatHarness.Ingest;

/// <summary>Fields of some rows, as places in a buffer; row-major. The sign bit of a length marks a field with doubled quotes inside.</summary>
internal sealed class RowBlock
{
    private const int Doubled = int.MinValue;

    public byte[] Bytes { get; set; } = [];

    public int Rows { get; private set; }

    /// <summary>Cells of each row.</summary>
    public int Columns { get; private set; }

    private int[] starts = new int[1024];
    private int[] lengths = new int[1024];
    private long[] lines = new long[256];

    public int FieldCount { get; private set; }

    public long Line(int row) => lines[row];

    /// <summary>The cell's bytes, quotes removed; valid until the next call with the same <paramref name="scratch"/>.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column, ref byte[] scratch) => Field((row * Columns) + column, ref scratch);

    public ReadOnlySpan<byte> Field(int index, ref byte[] scratch)
    {
        int start = starts[index], length = lengths[index];
        return length >= 0 ? Bytes.AsSpan(start, length) : Undoubled(Bytes.AsSpan(start, length & ~Doubled), ref scratch);
    }

    public void Add(int start, int length, bool doubled)
    {
        if (FieldCount == starts.Length)
        {
            Array.Resize(ref starts, FieldCount * 2);
            Array.Resize(ref lengths, FieldCount * 2);
        }
        starts[FieldCount] = start;
        lengths[FieldCount++] = doubled ? length | Doubled : length;
    }

    public void Accept(long line)
    {
        if (Rows == lines.Length) Array.Resize(ref lines, Rows * 2);
        lines[Rows++] = line;
    }

    /// <summary>Forgets fields of a row that is not accepted.</summary>
    public void Rewind(int fieldCount) => FieldCount = fieldCount;

    public void Clear(int columns) => (Rows, FieldCount, Columns, appended) = (0, 0, columns, 0);

    /// <summary>Adds a cell by its text, for formats whose cells don't lie in the file as they are; empty means missing.</summary>
    public void Append(ReadOnlySpan<byte> cell)
    {
        if (Bytes.Length - appended < cell.Length)
        {
            var larger = new byte[Math.Max(Bytes.Length * 2, appended + cell.Length + 4096)];
            Bytes.AsSpan(0, appended).CopyTo(larger);
            Bytes = larger;
        }
        cell.CopyTo(Bytes.AsSpan(appended));
        Add(appended, cell.Length, doubled: false);
        appended += cell.Length;
    }

    /// <summary>Bytes of the cells appended so far: when they are many, end the block.</summary>
    public int AppendedBytes => appended;

    private int appended;

    private static ReadOnlySpan<byte> Undoubled(ReadOnlySpan<byte> raw, ref byte[] scratch)
    {
        if (scratch.Length < raw.Length) scratch = new byte[raw.Length];
        var written = 0;
        while (true)
        {
            var quote = raw.IndexOf((byte)'"');
            if (quote < 0) break;
            raw[..(quote + 1)].CopyTo(scratch.AsSpan(written));
            written += quote + 1;
            raw = raw[(quote + 2)..];
        }
        raw.CopyTo(scratch.AsSpan(written));
        return scratch.AsSpan(0, written + raw.Length);
    }
}
