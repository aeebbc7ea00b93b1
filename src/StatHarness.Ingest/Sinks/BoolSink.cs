using System.Runtime.CompilerServices;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

internal sealed class BoolSink(TypeChoice choice, ColumnFileWriter writer, SpilledBytes validity) : ColumnSink(choice, writer, validity)
{
    private readonly byte[] buffer = new byte[BufferRows / 8];
    private byte[] scratch = [];
    private long plain;
    private bool anyTrue;
    private bool anyFalse;

    public override long? Distinct => (anyTrue ? 1 : 0) + (anyFalse ? 1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Take(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        for (var row = rows.First; row < rows.End; row++)
        {
            var raw = block.Cell(row, column, ref scratch);
            bool isTrue = raw.SequenceEqual("true"u8), isFalse = !isTrue && raw.SequenceEqual("false"u8);
            if (isTrue || isFalse) plain++;
            else if (!TryOdd(raw, block.Line(row), tally, out isTrue, out isFalse)) return row - rows.First;
            (anyTrue, anyFalse) = (anyTrue | isTrue, anyFalse | isFalse);
            Put(isTrue);
        }
        return rows.Count;
    }

    public override void Settle(ColumnTally tally) => tally.CountAgain(CellKind.Bool, default, plain);

    public override void Miss()
    {
        Validity.Miss(Rows);
        Put(false);
    }

    public override long Finish()
    {
        Writer.Append<byte>(buffer.AsSpan(0, ((Rows % BufferRows) + 7) / 8));
        return Writer.Finish(Rows, Validity.Complete(Rows), Nulls);
    }

    private bool TryOdd(ReadOnlySpan<byte> raw, long line, ColumnTally? tally, out bool isTrue, out bool isFalse)
    {
        var cell = Cell.Classify(raw);
        (isTrue, isFalse) = (false, false);
        if (cell.Kind is CellKind.Empty or CellKind.Blank or CellKind.SoftNull) Validity.Miss(Rows);
        else if (cell.Kind != CellKind.Bool)
        {
            if (!IsForced) return false;
            Validity.Miss(Rows);
            Discarded++;
        }
        else (isTrue, isFalse) = (cell.True, !cell.True);
        tally?.Count(cell, line);
        return true;
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
