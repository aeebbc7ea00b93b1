using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>How the cells of one fixed-width type are read.</summary>
internal interface ICellParser<T> where T : unmanaged
{
    /// <summary>The common spelling, fast; false for all else. Up to <see cref="RowBlock.Slack"/> bytes around the cell may be read.</summary>
    bool TryPlain(ref byte bytes, int start, int length, out T value);

    /// <summary>Every spelling that the type keeps whole.</summary>
    bool TryTake(in Cell cell, out T value);

    /// <summary>Adds the plain ones to the counts.</summary>
    void Settle(ColumnTally tally, long plain);
}

/// <summary>How parsed values go to the file.</summary>
internal interface IValueWriter<T> where T : unmanaged
{
    /// <summary>Of whole numbers only.</summary>
    WholeGlance? Glance { get; }

    void Append(ColumnFileWriter writer, ReadOnlySpan<T> values);
}

internal sealed class FixedSink<T, TParser, TWriter>(TypeChoice choice, ColumnFileWriter writer, SpilledBytes validity, TParser parser, TWriter values) : ColumnSink(choice, writer, validity)
    where T : unmanaged
    where TParser : struct, ICellParser<T>
    where TWriter : struct, IValueWriter<T>
{
    private readonly T[] buffer = new T[BufferRows];
    private readonly TWriter values = values;
    private TParser parser = parser;
    private byte[] scratch = [];
    private int buffered;
    private long plain;
    private long empties;

    public override WholeGlance? Glance => values.Glance;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Take(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(block.Bytes);
        var fields = block.Fields;
        for (var (row, at) = (rows.First, (rows.First * block.Columns) + column); row < rows.End; row++, at += block.Columns)
        {
            int start = RowBlock.StartOf(fields[at]), length = RowBlock.LengthOf(fields[at]);
            T value;
            if (length == 0)
            {
                value = default;
                empties++;
                Validity.Miss(Rows);
            }
            else if (length > 0 && parser.TryPlain(ref bytes, start, length, out value)) plain++;
            else if (!TryOdd(block, row, column, tally, out value)) return row - rows.First;
            if (buffered == buffer.Length) Flush();
            buffer[buffered++] = value;
            Rows++;
        }
        return rows.Count;
    }

    public override void Settle(ColumnTally tally)
    {
        tally.CountAgain(CellKind.Empty, default, empties);
        parser.Settle(tally, plain);
    }

    public override void Miss()
    {
        Validity.Miss(Rows);
        if (buffered == buffer.Length) Flush();
        buffer[buffered++] = default;
        Rows++;
    }

    public override long Finish()
    {
        Flush();
        return Writer.Finish(Rows, Validity.Complete(Rows), Nulls);
    }

    private bool TryOdd(RowBlock block, int row, int column, ColumnTally? tally, out T value)
    {
        var cell = Cell.Classify(block.Cell(row, column, ref scratch));
        value = default;
        if (cell.Kind is CellKind.Blank or CellKind.SoftNull) Validity.Miss(Rows);
        else if (!parser.TryTake(cell, out value) && !(IsForced && Force(cell, out value))) return false;
        tally?.Count(cell, block.Line(row));
        return true;
    }

    /// <summary>The nearest double of a number that one does not hold; else the cell is missing.</summary>
    private bool Force(in Cell cell, out T value)
    {
        value = default;
        if (cell.Kind is CellKind.Whole or CellKind.BigWhole or CellKind.Exact or CellKind.Huge && typeof(T) == typeof(double))
        {
            value = (T)(object)cell.Number.Double;
            Rounded++;
            return true;
        }
        Validity.Miss(Rows);
        Discarded++;
        return true;
    }

    private void Flush()
    {
        values.Append(Writer, buffer.AsSpan(0, buffered));
        buffered = 0;
    }
}

/// <summary>Values as they lie in memory.</summary>
internal readonly struct AsIs<T> : IValueWriter<T> where T : unmanaged
{
    public WholeGlance? Glance => null;

    public void Append(ColumnFileWriter writer, ReadOnlySpan<T> values) => writer.Append(values);
}

/// <summary>Whole numbers in the fewest bytes that hold all of the column so far.</summary>
internal readonly struct Narrowest(WholeGlance glance) : IValueWriter<long>
{
    public WholeGlance? Glance => glance;

    public void Append(ColumnFileWriter writer, ReadOnlySpan<long> values)
    {
        glance.Take(values);
        long magnitudes = 0;
        foreach (var value in values) magnitudes |= value ^ (value >> 63);
        var bytes = IntegerWidening.BytesFor(magnitudes);
        if (bytes > writer.Schema.IntegerBytes) writer.Widen(bytes);
        writer.AppendIntegers(values);
    }
}
