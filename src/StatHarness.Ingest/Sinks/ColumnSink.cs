using System.Diagnostics;
using StatHarness.Data;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>Parses the cells of one column as one type and streams them into its file.</summary>
internal abstract class ColumnSink(TypeChoice choice, ColumnFileWriter writer, SpilledBytes validity) : IDisposable
{
    protected const int BufferRows = 4096;

    public TypeChoice Choice { get; } = choice;

    protected ColumnFileWriter Writer { get; } = writer;

    protected BitBuilder Validity { get; } = new(validity);

    public int Rows { get; protected set; }

    public int Nulls => Validity.Nulls;

    /// <summary>The user gave the column this type: a cell that does not fit is missing, and counted.</summary>
    public bool IsForced { get; set; }

    /// <summary>Cells that a forced type turned into missing ones.</summary>
    public long Discarded { get; protected set; }

    /// <summary>Numbers whose last digits a forced type lost.</summary>
    public long Rounded { get; protected set; }

    /// <summary>Distinct values, when the sink knows them.</summary>
    public virtual long? Distinct => null;

    /// <summary>What its whole numbers allow.</summary>
    public virtual WholeGlance? Glance => null;

    /// <summary>Takes cells until one is not of this type.</summary>
    /// <param name="tally">Where the cells are counted, in a first pass.</param>
    /// <returns>Rows taken. The cell that ended it early is not counted.</returns>
    public abstract int Take(RowBlock block, int column, RowRange rows, ColumnTally? tally);

    /// <summary>Counts what was taken without a close look; call once, before the tally decides.</summary>
    public abstract void Settle(ColumnTally tally);

    public abstract void Miss();

    /// <returns>Bytes of the file.</returns>
    public abstract long Finish();

    public virtual void Dispose()
    {
        Writer.Dispose();
        Validity.Dispose();
    }

    public static ColumnSink Create(string path, string name, TypeChoice choice, int bufferBytes)
    {
        var schema = new ColumnSchema(choice.Type, choice.Scale);
        var writer = new ColumnFileWriter(path, choice.Type is ColumnType.Int64 or ColumnType.Text ? schema with { IntegerBytes = 1 } : schema, bufferBytes);
        var validity = new SpilledBytes(path + ".validity");
        var rows = Math.Clamp(bufferBytes / sizeof(long), BufferRows, 4 * BufferRows);
        return choice.Type switch
        {
            ColumnType.Int64 => new FixedSink<long, WholeParser, Narrowest>(choice, writer, validity, new(choice.Comma), new(new()), rows),
            ColumnType.Float64 => new FixedSink<double, RealParser, AsIs<double>>(choice, writer, validity, new(choice.Comma), default, rows),
            ColumnType.Decimal => new FixedSink<Int128, DecimalParser, AsIs<Int128>>(choice, writer, validity, new(choice.Comma, choice.Scale), default, rows),
            ColumnType.Date => new FixedSink<int, DateParser, AsIs<int>>(choice, writer, validity, new(choice.Order), default, rows),
            ColumnType.Timestamp => new FixedSink<long, TimestampParser, AsIs<long>>(choice, writer, validity, new(choice.Order), default, rows),
            ColumnType.TimestampZoned => new FixedSink<long, InstantParser, AsIs<long>>(choice, writer, validity, default, default, rows),
            ColumnType.Bool => new BoolSink(choice, writer, validity),
            ColumnType.Text => new TextSink(choice, writer, validity, name, path, bufferBytes),
            _ => throw new UnreachableException(choice.ToString()),
        };
    }
}
