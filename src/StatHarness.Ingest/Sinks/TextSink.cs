using System.Numerics;
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
    /// <summary>The bits of a word.</summary>
    private const int AtATime = 64;

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

    public override int Take(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        counted = tally;
        for (var row = rows.First; row < rows.End;)
        {
            var some = new RowRange(row, Math.Min(rows.End, row + Math.Min(AtATime, buffer.Length - buffered)));
            if (plain is null) TakeCodes(block, column, some, tally);
            else TakePlain(block, column, some, tally);
            row = some.End;
        }
        return rows.Count;
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
            buffer[buffered++] = 0;
            Rows++;
            if (buffered == buffer.Length) Filled();
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

    /// <summary>As many as the buffer has room for.</summary>
    private void TakeCodes(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        Span<long> places = stackalloc long[AtATime];
        places = places[..rows.Count];
        block.Places(column, rows, places);
        var codes = buffer.AsSpan(buffered, rows.Count);
        var others = dictionary!.FindEach(ref MemoryMarshal.GetArrayDataReference(block.Bytes), places, codes, out var foundBytes);
        valueBytes += foundBytes;
        if (tally is not null) uses.Again(codes, others);
        for (; others != 0; others &= others - 1)
        {
            var i = BitOperations.TrailingZeroCount(others);
            codes[i] = CodeOf(block, rows.First + i, column, Rows + i, tally);
        }
        Rows += rows.Count;
        buffered += rows.Count;
        if (buffered == buffer.Length) Filled();
    }

    /// <summary>Of one that is missing, new, long, or holds doubled quotes.</summary>
    /// <param name="at">The row of the table.</param>
    private int CodeOf(RowBlock block, int row, int column, int at, ColumnTally? tally)
    {
        var text = block.Cell(row, column, ref scratch);
        if (text.IsEmpty)
        {
            empties++;
            Validity.Miss(at);
            return 0;
        }
        valueBytes += text.Length;
        ref var first = ref MemoryMarshal.GetReference(text);
        var code = dictionary!.CodeOf(ref first, text.Length, dictionary.HashOf(ref first, text.Length), out var isNew);
        if (isNew) Texts.Take(ref first, text.Length);
        if (isNew && tally is not null) uses.Add(Count(text, block.Line(row), tally));
        else if (tally is not null) uses.Times[code]++;
        return code;
    }

    private void TakePlain(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        for (var row = rows.First; row < rows.End; row++)
        {
            var text = block.Cell(row, column, ref scratch);
            if (text.IsEmpty)
            {
                empties++;
                Miss();
                continue;
            }
            Texts.Take(ref MemoryMarshal.GetReference(text), text.Length);
            if (tally is not null) Count(text, block.Line(row), tally);
            plain!.Append(text);
            Rows++;
        }
    }

    private bool DictionaryPays => TextLayout.DictionaryPays(Rows, Rows - Nulls, dictionary!.Count, dictionary.TextBytes, valueBytes);

    private static CellKind Count(ReadOnlySpan<byte> raw, long line, ColumnTally tally)
    {
        var cell = Cell.Classify(raw);
        tally.Count(cell, line);
        return cell.Kind;
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
