using System.Runtime.CompilerServices;
using StatHarness.Data;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>
/// Text as codes into a growing dictionary, each distinct text classified once; plain once the dictionary does not pay (<see cref="TextLayout"/>), so that
/// memory holds no column of different texts.
/// </summary>
internal sealed class TextSink(TypeChoice choice, ColumnFileWriter writer, SpilledBytes validity, string name, string path, int bufferBytes) : ColumnSink(choice, writer, validity)
{
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Take(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        counted = tally;
        var fields = block.Fields;
        for (var (row, at) = (rows.First, (rows.First * block.Columns) + column); row < rows.End; row++, at += block.Columns)
        {
            var length = RowBlock.LengthOf(fields[at]);
            var raw = length >= 0 ? block.Bytes.AsSpan(RowBlock.StartOf(fields[at]), length) : block.Field(at, ref scratch);
            if (raw.IsEmpty)
            {
                empties++;
                Miss();
                continue;
            }
            if (plain is not null)
            {
                if (tally is not null) Count(raw, block.Line(row), tally);
                plain.Append(raw);
                Rows++;
                continue;
            }
            valueBytes += raw.Length;
            var code = dictionary!.CodeOf(raw, out var isNew);
            if (tally is not null)
            {
                if (isNew) uses.Add(Count(raw, block.Line(row), tally));
                else uses.Times[code]++;
            }
            Put(code);
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

    private bool DictionaryPays => TextLayout.DictionaryPays(Rows, Rows - Nulls, dictionary!.Count, dictionary.TextBytes, valueBytes);

    private static CellKind Count(ReadOnlySpan<byte> raw, long line, ColumnTally tally)
    {
        var cell = Cell.Classify(raw);
        tally.Count(cell, line);
        return cell.Kind;
    }

    private void Put(int code)
    {
        if (buffered == buffer.Length) Flush();
        buffer[buffered++] = code;
        Rows++;
        if (Rows % TextLayout.CheckRows == 0 && !DictionaryPays) TurnPlain();
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
