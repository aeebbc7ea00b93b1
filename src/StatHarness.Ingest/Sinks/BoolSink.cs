using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

internal sealed class BoolSink(TypeChoice choice, ColumnFileWriter writer) : ColumnSink(choice, writer)
{
    private readonly byte[] buffer = new byte[BufferRows / 8];
    private byte[] scratch = [];
    private bool anyTrue;
    private bool anyFalse;

    public override long? Distinct => (anyTrue ? 1 : 0) + (anyFalse ? 1 : 0);

    public override int Take(RowBlock block, int column, int firstRow, ColumnTally? tally)
    {
        for (var row = firstRow; row < block.Rows; row++)
        {
            var cell = Cell.Classify(block.Cell(row, column, ref scratch));
            if (cell.Kind is CellKind.Empty or CellKind.Blank or CellKind.SoftNull) Validity.Miss(Rows);
            else if (cell.Kind != CellKind.Bool) return row - firstRow;
            else (anyTrue, anyFalse) = (anyTrue | cell.True, anyFalse | !cell.True);
            tally?.Count(cell, block.Line(row));
            Put(cell.True);
        }
        return block.Rows - firstRow;
    }

    public override void Settle(ColumnTally tally)
    {
    }

    public override void Miss()
    {
        Validity.Miss(Rows);
        Put(false);
    }

    public override long Finish()
    {
        Writer.Append<byte>(buffer.AsSpan(0, ((Rows % BufferRows) + 7) / 8));
        return Writer.Finish(Rows, Validity.Bits(Rows), Nulls);
    }

    private void Put(bool value)
    {
        var bit = Rows % BufferRows;
        if (value) buffer[bit / 8] |= (byte)(1 << (bit % 8));
        Rows++;
        if (Rows % BufferRows != 0) return;
        Writer.Append<byte>(buffer);
        Array.Clear(buffer);
    }
}
