using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>Text as codes into a growing dictionary; each distinct text is classified once.</summary>
internal sealed class TextSink(TypeChoice choice, ColumnFileWriter writer, string name) : ColumnSink(choice, writer)
{
    private readonly TextDictionary dictionary = new(name);
    private readonly int[] buffer = new int[BufferRows];
    private readonly List<(CellKind Kind, long Times)> uses = [];
    private byte[] scratch = [];
    private int buffered;
    private long empties;

    public override long? Distinct => dictionary.Count;

    public override int Take(RowBlock block, int column, int firstRow, ColumnTally? tally)
    {
        for (var row = firstRow; row < block.Rows; row++)
        {
            var raw = block.Cell(row, column, ref scratch);
            if (raw.IsEmpty)
            {
                empties++;
                Miss();
                continue;
            }
            var code = dictionary.CodeOf(raw, out var isNew);
            if (tally is not null)
            {
                if (isNew) uses.Add((First(raw, block.Line(row), tally), 0));
                else uses[code] = (uses[code].Kind, uses[code].Times + 1);
            }
            Put(code);
        }
        return block.Rows - firstRow;
    }

    public override void Settle(ColumnTally tally)
    {
        tally.CountAgain(CellKind.Empty, default, empties);
        for (var code = 0; code < uses.Count; code++) tally.CountAgain(uses[code].Kind, dictionary.Utf8(code).Trim(" \t"u8), uses[code].Times);
    }

    public override void Miss()
    {
        Validity.Miss(Rows);
        Put(0);
    }

    public override long Finish()
    {
        Writer.Append<int>(buffer.AsSpan(0, buffered));
        return Writer.Finish(Rows, Validity.Bits(Rows), Nulls, dictionary.Texts());
    }

    private static CellKind First(ReadOnlySpan<byte> raw, long line, ColumnTally tally)
    {
        var cell = Cell.Classify(raw);
        tally.Count(cell, line);
        return cell.Kind;
    }

    private void Put(int code)
    {
        if (buffered == buffer.Length)
        {
            Writer.Append<int>(buffer);
            buffered = 0;
        }
        buffer[buffered++] = code;
        Rows++;
    }
}
