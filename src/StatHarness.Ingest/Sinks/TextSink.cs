using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StatHarness.Data;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>
/// Text as codes into a growing dictionary, each distinct text classified once; plain once the dictionary does not pay (<see cref="TextLayout"/>), so that
/// memory holds no column of different texts.
/// </summary>
internal sealed class TextSink(TypeChoice choice, ColumnFileWriter writer, SpilledBytes validity, string name, string path, int bufferBytes) : ColumnSink(choice, writer, validity)
{
    /// <summary>So many are hashed, and their places in the dictionary asked for, before the first is looked up.</summary>
    private const int HashedRows = 32;

    private readonly int[] buffer = new int[BufferRows];
    private readonly TextUses uses = new();
    private TextCodes? dictionary = new(name);
    private PlainTextWriter? plain;
    private byte[] scratch = [];
    private int buffered;
    private long empties;
    private long valueBytes;
    private ColumnTally? counted;

    public override long? Distinct => dictionary?.Count;

    /// <summary>What its texts can hold.</summary>
    public TextGlance Texts { get; } = new();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Take(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        counted = tally;
        Span<uint> hashes = stackalloc uint[HashedRows];
        for (var first = rows.First; first < rows.End; first += HashedRows)
        {
            var some = new RowRange(first, Math.Min(rows.End, first + HashedRows));
            if (plain is null) Expect(block, column, some, hashes);
            Take(block, column, some, hashes, tally);
        }
        return rows.Count;
    }

    /// <summary>Hashes of those texts that lie in the block as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Expect(RowBlock block, int column, RowRange rows, Span<uint> hashes)
    {
        var fields = block.Fields;
        var codes = dictionary!;
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(block.Bytes);
        for (var (i, at) = (0, (rows.First * block.Columns) + column); i < rows.Count; i++, at += block.Columns)
        {
            var length = RowBlock.LengthOf(fields[at]);
            if (length <= 0) continue;
            codes.Expect(hashes[i] = codes.HashOf(ref Unsafe.Add(ref bytes, RowBlock.StartOf(fields[at])), length));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(RowBlock block, int column, RowRange rows, Span<uint> hashes, ColumnTally? tally)
    {
        var fields = block.Fields;
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(block.Bytes);
        for (var (row, at) = (rows.First, (rows.First * block.Columns) + column); row < rows.End; row++, at += block.Columns)
        {
            var length = RowBlock.LengthOf(fields[at]);
            ref var text = ref Unsafe.Add(ref bytes, RowBlock.StartOf(fields[at]));
            ref var hash = ref hashes[row - rows.First];
            if (length < 0)
            {
                var raw = block.Field(at, ref scratch);
                length = raw.Length;
                text = ref MemoryMarshal.GetReference(raw);
                if (plain is null) hash = dictionary!.HashOf(ref text, length);
            }
            if (length == 0)
            {
                empties++;
                Miss();
            }
            else if (plain is not null) TakePlain(ref text, length, block.Line(row), tally);
            else TakeCode(ref text, length, hash, block.Line(row), tally);
        }
    }

    public override void Settle(ColumnTally tally)
    {
        tally.CountAgain(CellKind.Empty, default, empties);
        if (dictionary is not null) uses.Settle(dictionary, tally);
    }

    public override void Miss()
    {
        Validity.Miss(Rows);
        if (plain is null)
        {
            Put(0);
            return;
        }
        plain.Append(default);
        Rows++;
    }

    public override long Finish()
    {
        if (plain is null && !DictionaryPays) TurnPlain();
        Flush();
        if (plain is not null) return plain.Finish(Rows, Validity.Complete(Rows), Nulls);
        return Writer.Finish(Rows, Validity.Complete(Rows), Nulls, dictionary!.Texts());
    }

    public override void Dispose()
    {
        base.Dispose();
        plain?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeCode(ref byte text, int length, uint hash, long line, ColumnTally? tally)
    {
        valueBytes += length;
        var code = dictionary!.CodeOf(ref text, length, hash, out var isNew);
        if (isNew)
        {
            Texts.Take(ref text, length);
            if (tally is not null) uses.Add(Count(MemoryMarshal.CreateReadOnlySpan(ref text, length), line, tally));
        }
        else if (tally is not null) uses.Times[code]++;
        Put(code);
    }

    private void TakePlain(ref byte text, int length, long line, ColumnTally? tally)
    {
        var raw = MemoryMarshal.CreateReadOnlySpan(ref text, length);
        Texts.Take(ref text, length);
        if (tally is not null) Count(raw, line, tally);
        plain!.Append(raw);
        Rows++;
    }

    private bool DictionaryPays => TextLayout.DictionaryPays(Rows, Rows - Nulls, dictionary!.Count, dictionary.TextBytes, valueBytes);

    private static CellKind Count(ReadOnlySpan<byte> raw, long line, ColumnTally tally)
    {
        var cell = Cell.Classify(raw);
        tally.Count(cell, line);
        return cell.Kind;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int code)
    {
        buffer[buffered++] = code;
        Rows++;
        if (buffered == buffer.Length) Filled();
    }

    /// <summary>A whole number of buffers lies between two checks.</summary>
    private void Filled()
    {
        if (Rows % TextLayout.CheckRows == 0 && !DictionaryPays) TurnPlain();
        else Flush();
    }

    /// <summary>The texts so far are written again, plain, and the dictionary is let go.</summary>
    private void TurnPlain()
    {
        if (counted is not null) uses.Settle(dictionary!, counted);
        Flush();
        plain = new(path, bufferBytes);
        var (bits, row) = (Validity.Snapshot(Rows), 0);
        Writer.VisitIntegers(code =>
        {
            plain.Append(bits is null || (bits[row >> 3] >> (row & 7) & 1) != 0 ? dictionary!.Utf8(code) : default);
            row++;
        });
        dictionary = null;
    }

    private void Flush()
    {
        if (buffered == 0) return;
        var bytes = IntegerWidening.BytesFor(Math.Max(0, dictionary!.Count - 1));
        if (bytes > Writer.Schema.IntegerBytes) Writer.Widen(bytes);
        Writer.AppendIntegers<int>(buffer.AsSpan(0, buffered));
        buffered = 0;
    }
}
