using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>How the cells of one fixed-width type are read.</summary>
internal interface ICellParser<T> where T : unmanaged
{
    /// <summary>Reads cells in the common spelling, fast: many at a time, so that a processor works on them side by side.</summary>
    /// <param name="bytes">Up to <see cref="RowBlock.Slack"/> bytes around each cell may be read.</param>
    /// <param name="field">The first cell's place.</param>
    /// <param name="columns">From one place to the next.</param>
    /// <param name="values">At most 64.</param>
    /// <returns>A bit for each cell that needs a closer look; its value is of no meaning.</returns>
    ulong TakePlain(ref byte bytes, ref long field, int columns, Span<T> values);

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

/// <param name="bufferRows">Values that go to the file together: of many, each costs the system less.</param>
internal sealed class FixedSink<T, TParser, TWriter>(TypeChoice choice, ColumnFileWriter writer, SpilledBytes validity, TParser parser, TWriter values, int bufferRows) : ColumnSink(choice, writer, validity)
    where T : unmanaged
    where TParser : struct, ICellParser<T>
    where TWriter : struct, IValueWriter<T>
{
    /// <summary>The bits of a word.</summary>
    private const int AtATime = 64;

    private readonly T[] buffer = new T[bufferRows];
    private readonly TWriter values = values;
    private TParser parser = parser;
    private byte[] scratch = [];
    private int buffered;
    private long plain;
    private long empties;

    public override WholeGlance? Glance => values.Glance;

    public override int Take(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        var taken = 0;
        while (taken < rows.Count)
        {
            if (buffered == buffer.Length) Flush();
            var some = new RowRange(rows.First + taken, rows.First + taken + Math.Min(rows.Count - taken, buffer.Length - buffered));
            var count = TakeSome(block, column, some, tally);
            taken += count;
            if (count < some.Count) break;
        }
        return taken;
    }

    /// <summary>As many as the buffer has room for.</summary>
    private int TakeSome(RowBlock block, int column, RowRange rows, ColumnTally? tally)
    {
        var (count, columns) = (0, block.Columns);
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(block.Bytes);
        var fields = block.Fields.Slice((rows.First * columns) + column, ((rows.Count - 1) * columns) + 1);
        while (count < rows.Count)
        {
            var some = buffer.AsSpan(buffered, Math.Min(AtATime, rows.Count - count));
            var others = parser.TakePlain(ref bytes, ref Unsafe.AsRef(in fields[count * columns]), columns, some);
            var taken = others == 0 ? some.Length : TakeOthers(block, rows.First + count, column, others, some, tally);
            count += taken;
            buffered += taken;
            Rows += taken;
            plain += taken - BitOperations.PopCount(taken < AtATime ? others & ((1UL << taken) - 1) : others);
            if (taken < some.Length) break;
        }
        return count;
    }

    /// <summary>Fills in what was left, up to a cell that is not of the type.</summary>
    /// <returns>How many of <paramref name="values"/> are valid.</returns>
    private int TakeOthers(RowBlock block, int first, int column, ulong others, Span<T> values, ColumnTally? tally)
    {
        for (; others != 0; others &= others - 1)
        {
            var i = BitOperations.TrailingZeroCount(others);
            if (!TryOther(block, first + i, column, Rows + i, tally, out values[i])) return i;
        }
        return values.Length;
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

    /// <param name="at">The row of the table.</param>
    private bool TryOther(RowBlock block, int row, int column, int at, ColumnTally? tally, out T value)
    {
        value = default;
        if (RowBlock.LengthOf(block.Fields[(row * block.Columns) + column]) == 0)
        {
            empties++;
            Validity.Miss(at);
            return true;
        }
        var cell = Cell.Classify(block.Cell(row, column, ref scratch));
        if (cell.Kind is CellKind.Blank or CellKind.SoftNull) Validity.Miss(at);
        else if (!parser.TryTake(cell, out value) && !(IsForced && Force(cell, at, out value))) return false;
        tally?.Count(cell, block.Line(row));
        return true;
    }

    /// <summary>The nearest double of a number that one does not hold; else the cell is missing.</summary>
    private bool Force(in Cell cell, int at, out T value)
    {
        value = default;
        if (cell.Kind is CellKind.Whole or CellKind.BigWhole or CellKind.Exact or CellKind.Huge && typeof(T) == typeof(double))
        {
            value = (T)(object)cell.Number.Double;
            Rounded++;
            return true;
        }
        Validity.Miss(at);
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
        if (values.IsEmpty) return;
        glance.Take(values);
        var bytes = IntegerWidening.BytesFor((glance.Least ^ (glance.Least >> 63)) | (glance.Most ^ (glance.Most >> 63)));
        if (bytes > writer.Schema.IntegerBytes) writer.Widen(bytes);
        writer.AppendIntegers(values);
    }
}
