using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>How the cells of one fixed-width type are read.</summary>
internal interface ICellParser<T> where T : unmanaged
{
    /// <summary>The common spelling, fast; false for all else.</summary>
    bool TryPlain(ReadOnlySpan<byte> cell, out T value);

    /// <summary>Every spelling that the type keeps whole.</summary>
    bool TryTake(in Cell cell, out T value);

    /// <summary>Adds the plain ones to the counts.</summary>
    void Settle(ColumnTally tally, long plain);
}

internal sealed class FixedSink<T, TParser>(TypeChoice choice, ColumnFileWriter writer, TParser parser) : ColumnSink(choice, writer)
    where T : unmanaged
    where TParser : struct, ICellParser<T>
{
    private readonly T[] buffer = new T[BufferRows];
    private TParser parser = parser;
    private byte[] scratch = [];
    private int buffered;
    private long plain;

    public override int Take(RowBlock block, int column, int firstRow, ColumnTally? tally)
    {
        for (var row = firstRow; row < block.Rows; row++)
        {
            var raw = block.Cell(row, column, ref scratch);
            if (parser.TryPlain(raw, out var value)) plain++;
            else if (raw.IsEmpty)
            {
                tally?.CountAgain(CellKind.Empty, default, 1);
                Validity.Miss(Rows);
            }
            else
            {
                var cell = Cell.Classify(raw);
                if (cell.Kind is CellKind.Blank or CellKind.SoftNull) Validity.Miss(Rows);
                else if (!parser.TryTake(cell, out value)) return row - firstRow;
                tally?.Count(cell, block.Line(row));
            }
            Put(value);
        }
        return block.Rows - firstRow;
    }

    public override void Settle(ColumnTally tally) => parser.Settle(tally, plain);

    public override void Miss()
    {
        Validity.Miss(Rows);
        Put(default);
    }

    public override long Finish()
    {
        Writer.Append<T>(buffer.AsSpan(0, buffered));
        return Writer.Finish(Rows, Validity.Bits(Rows), Nulls);
    }

    private void Put(T value)
    {
        if (buffered == buffer.Length)
        {
            Writer.Append<T>(buffer);
            buffered = 0;
        }
        buffer[buffered++] = value;
        Rows++;
    }
}
