using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest;

/// <summary>Cells of some rows, as places in a buffer; row-major.</summary>
internal sealed class RowBlock
{
    /// <summary>Bytes that may be read before and after any cell, whatever they hold, so that parsers load whole vectors.</summary>
    public const int Slack = 64;

    private const int Doubled = int.MinValue;

    private long[] fields = new long[1024];
    private long[] lines = new long[256];
    private int appended = Slack;

    public byte[] Bytes { get; set; } = [];

    /// <summary>Of delimited text; here, so that it stays near the core that reads this block.</summary>
    public RowIndex Index => field ??= new();

    public int Rows { get; private set; }

    /// <summary>Cells of each row.</summary>
    public int Columns { get; private set; }

    public int FieldCount { get; private set; }

    /// <summary>Blocks of the table before this one.</summary>
    public long Number { get; set; }

    /// <summary>Bytes of the cells appended so far: when they are many, end the block.</summary>
    public int AppendedBytes => appended - Slack;

    /// <summary>Start of each cell in the low half, its length in the high half; negative when the cell holds doubled quotes and <see cref="Cell"/> must read it.</summary>
    public ReadOnlySpan<long> Fields => fields.AsSpan(0, FieldCount);

    public long Line(int row) => lines[row];

    /// <summary>The cell's bytes, quotes removed; valid until the next call with the same <paramref name="scratch"/>.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column, ref byte[] scratch) => Field((row * Columns) + column, ref scratch);

    public ReadOnlySpan<byte> Field(int index, ref byte[] scratch)
    {
        int start = StartOf(fields[index]), length = LengthOf(fields[index]);
        return length >= 0 ? Bytes.AsSpan(start, length) : Undoubled(Bytes.AsSpan(start, length & ~Doubled), ref scratch);
    }

    /// <summary>The places of a column's cells.</summary>
    /// <param name="places">One for each of the rows.</param>
    public void Places(int column, RowRange rows, Span<long> places)
    {
        ref var first = ref MemoryMarshal.GetReference(Fields.Slice((rows.First * Columns) + column, ((rows.Count - 1) * Columns) + 1));
        for (var i = 0; i < places.Length; i++) places[i] = Unsafe.Add(ref first, i * Columns);
    }

    public static long Pack(int start, int length) => ((long)length << 32) | unchecked((uint)start);

    public static int StartOf(long field) => unchecked((int)field);

    public static int LengthOf(long field) => unchecked((int)(field >> 32));

    /// <summary>A cell that lies in the block as it is.</summary>
    public static ReadOnlySpan<byte> CellAt(ref byte bytes, long field) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, StartOf(field)), LengthOf(field));

    public void Add(int start, int length, bool doubled)
    {
        if (FieldCount == fields.Length) Array.Resize(ref fields, FieldCount * 2);
        fields[FieldCount++] = Pack(start, doubled ? length | Doubled : length);
    }

    /// <summary>Adds cells that lie one byte apart: each ends where <paramref name="ends"/> says, the next starts behind the delimiter or LF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddAdjacent(int start, ReadOnlySpan<int> ends)
    {
        if (ends.IsEmpty) return;
        if (FieldCount + ends.Length > fields.Length) Array.Resize(ref fields, Math.Max(fields.Length * 2, FieldCount + ends.Length));
        var target = fields.AsSpan(FieldCount, ends.Length);
        target[0] = Pack(start, ends[0] - start);
        var i = 1;
        for (; i <= ends.Length - Vector128<int>.Count; i += Vector128<int>.Count)
        {
            var starts = Vector128.Create(ends.Slice(i - 1, Vector128<int>.Count)) + Vector128<int>.One;
            var lengths = Vector128.Create(ends.Slice(i, Vector128<int>.Count)) - starts;
            (Wide(starts) | (Wide(lengths) << 32)).AsInt64().CopyTo(target[i..]);
        }
        for (; i < ends.Length; i++) target[i] = Pack(ends[i - 1] + 1, ends[i] - ends[i - 1] - 1);
        FieldCount += ends.Length;
    }

    /// <summary>Takes the CR off the last cells of those of the last <paramref name="rows"/> rows that end with CR and LF.</summary>
    public void DropReturns(int rows)
    {
        for (var last = FieldCount - 1 - ((rows - 1) * Columns); last < FieldCount; last += Columns)
        {
            var end = StartOf(fields[last]) + LengthOf(fields[last]);
            if (LengthOf(fields[last]) > 0 && Bytes[end - 1] == (byte)'\r') fields[last] -= 1L << 32;
        }
    }

    /// <summary>Takes the quotes off those cells that start with one; they are known to end with one.</summary>
    /// <param name="quotes">See <see cref="RowIndex.Quotes"/>.</param>
    /// <param name="shift">By so much the number of a field there is larger than here.</param>
    public void Unquote(ReadOnlySpan<int> quotes, int shift)
    {
        foreach (var quote in quotes)
        {
            ref var field = ref fields[(quote >> 1) - shift];
            int start = StartOf(field), length = LengthOf(field);
            field = (quote & 1) == 0 ? Pack(start + 1, length - 2) : Pack(start, length | Doubled);
        }
    }

    public void Accept(long line)
    {
        if (Rows == lines.Length) Array.Resize(ref lines, Rows * 2);
        lines[Rows++] = line;
    }

    /// <summary>Accepts rows that follow each other.</summary>
    /// <param name="line">Of the first.</param>
    /// <param name="breaks">Line ends from there to the end of each.</param>
    public void Accept(long line, ReadOnlySpan<int> breaks)
    {
        if (Rows + breaks.Length > lines.Length) Array.Resize(ref lines, Math.Max(lines.Length * 2, Rows + breaks.Length));
        var target = lines.AsSpan(Rows, breaks.Length);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = line;
            line += breaks[i] - (i == 0 ? 0 : breaks[i - 1]);
        }
        Rows += breaks.Length;
    }

    /// <summary>Forgets fields of a row that is not accepted.</summary>
    public void Rewind(int fieldCount) => FieldCount = fieldCount;

    public void Clear(int columns) => (Rows, FieldCount, Columns, appended) = (0, 0, columns, Slack);

    /// <summary>Adds a cell by its text, for formats whose cells don't lie in the file as they are; empty means missing.</summary>
    public void Append(ReadOnlySpan<byte> cell)
    {
        MakeRoom(cell.Length);
        cell.CopyTo(Bytes.AsSpan(appended));
        Add(appended, cell.Length, doubled: false);
        appended += cell.Length;
    }

    /// <summary>Adds the cells of a row, none of them missing, as they stand in other bytes.</summary>
    /// <param name="places">Start of each in the low half, its length in the high half.</param>
    public void AppendRow(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> places)
    {
        var total = 0;
        foreach (var place in places) total += LengthOf(place);
        MakeRoom(total);
        if (FieldCount + places.Length > fields.Length) Array.Resize(ref fields, Math.Max(fields.Length * 2, FieldCount + places.Length));
        var target = fields.AsSpan(FieldCount, places.Length);
        var at = appended;
        for (var i = 0; i < target.Length; i++)
        {
            int start = StartOf(places[i]), length = LengthOf(places[i]);
            // What is written behind the cell, the next overwrites.
            if (length <= Vector256<byte>.Count && start <= bytes.Length - Vector256<byte>.Count) Vector256.Create(bytes.Slice(start, Vector256<byte>.Count)).CopyTo(Bytes, at);
            else bytes.Slice(start, length).CopyTo(Bytes.AsSpan(at));
            target[i] = Pack(at, length);
            at += length;
        }
        FieldCount += places.Length;
        appended = at;
    }

    private void MakeRoom(int more)
    {
        if (Bytes.Length - appended - Slack >= more) return;
        var larger = new byte[Math.Max(Bytes.Length * 2, appended + more + 4096)];
        Bytes.AsSpan(0, Math.Min(appended, Bytes.Length)).CopyTo(larger);
        Bytes = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Wide(Vector128<int> values) => Vector256.Create(Vector128.WidenLower(values.AsUInt32()), Vector128.WidenUpper(values.AsUInt32()));

    private static ReadOnlySpan<byte> Undoubled(ReadOnlySpan<byte> raw, ref byte[] scratch)
    {
        if (scratch.Length < raw.Length + (2 * Slack)) scratch = new byte[raw.Length + (2 * Slack)];
        var written = Slack;
        while (true)
        {
            var quote = raw.IndexOf((byte)'"');
            if (quote < 0) break;
            raw[..(quote + 1)].CopyTo(scratch.AsSpan(written));
            written += quote + 1;
            raw = raw[(quote + 2)..];
        }
        raw.CopyTo(scratch.AsSpan(written));
        return scratch.AsSpan(Slack, written + raw.Length - Slack);
    }
}
