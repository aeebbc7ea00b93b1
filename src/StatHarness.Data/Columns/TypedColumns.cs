using System.Globalization;

namespace StatHarness.Data;

/// <summary>A column of fixed-width values; the slot of a missing row holds zero and means nothing.</summary>
public abstract class FixedColumn<T> : Column
    where T : unmanaged
{
    private readonly ReadOnlyMemory<T> values;
    private readonly StoredIntegers<T>? stored;

    private protected FixedColumn(string name, ColumnType type, ReadOnlyMemory<T> values, Validity validity)
        : base(name, type, values.Length, validity) => this.values = values;

    private protected FixedColumn(string name, ColumnType type, StoredIntegers<T> stored, Validity validity)
        : base(name, type, stored.Length, validity) => this.stored = stored;

    public ReadOnlySpan<T> Values
    {
        get
        {
            ThrowIfDisposed();
            return stored is null ? values.Span : stored.Values;
        }
    }

    /// <summary>Copies values from row <paramref name="first"/> on; of whole numbers stored in fewer bytes this keeps no copy of all.</summary>
    public void Read(int first, Span<T> into)
    {
        ThrowIfDisposed();
        if (stored is null) values.Span.Slice(first, into.Length).CopyTo(into);
        else stored.Read(first, into);
    }

    /// <summary>Null when missing.</summary>
    public T? this[int row] => IsNull(row) ? null : Values[row];
}

public sealed class Int64Column : FixedColumn<long>
{
    public Int64Column(string name, ReadOnlyMemory<long> values, Validity validity) : base(name, ColumnType.Int64, values, validity)
    {
    }

    /// <summary>As they lie in a file, in fewer bytes; turned into 64 bits when first asked for.</summary>
    internal Int64Column(string name, StoredIntegers<long> stored, Validity validity) : base(name, ColumnType.Int64, stored, validity)
    {
    }

    protected override string TextOfValid(int row) => Values[row].ToString(CultureInfo.InvariantCulture);
}

public sealed class Float64Column(string name, ReadOnlyMemory<double> values, Validity validity)
    : FixedColumn<double>(name, ColumnType.Float64, values, validity)
{
    protected override string TextOfValid(int row) => Values[row].ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>Value = unscaled × 10^(−<paramref name="scale"/>).</summary>
public sealed class DecimalColumn(string name, int scale, ReadOnlyMemory<Int128> unscaled, Validity validity)
    : FixedColumn<Int128>(name, ColumnType.Decimal, unscaled, validity)
{
    public int Scale { get; } = scale;

    protected override string TextOfValid(int row) => CanonicalText.OfDecimal(Values[row], Scale);
}

/// <summary>Days since 1970-01-01.</summary>
public sealed class DateColumn(string name, ReadOnlyMemory<int> days, Validity validity)
    : FixedColumn<int>(name, ColumnType.Date, days, validity)
{
    protected override string TextOfValid(int row) => CanonicalText.OfDate(Values[row]);
}

/// <summary>Microseconds since 1970-01-01T00:00:00, in UTC when <see cref="Column.Type"/> is zoned, else on an unknown local clock.</summary>
public sealed class TimestampColumn(string name, bool zoned, ReadOnlyMemory<long> micros, Validity validity)
    : FixedColumn<long>(name, zoned ? ColumnType.TimestampZoned : ColumnType.Timestamp, micros, validity)
{
    protected override string TextOfValid(int row) => CanonicalText.OfTimestamp(Values[row], Type == ColumnType.TimestampZoned);
}

/// <summary>Microseconds.</summary>
public sealed class DurationColumn(string name, ReadOnlyMemory<long> micros, Validity validity)
    : FixedColumn<long>(name, ColumnType.Duration, micros, validity)
{
    protected override string TextOfValid(int row) => CanonicalText.OfDuration(Values[row]);
}

public sealed class BoolColumn(string name, ReadOnlyMemory<byte> bits, int length, Validity validity)
    : Column(name, ColumnType.Bool, length, validity)
{
    private readonly ReadOnlyMemory<byte> bits = bits;

    /// <summary>Packed values, least significant bit first.</summary>
    public ReadOnlySpan<byte> Bits => bits.Span;

    public bool? this[int row] => IsNull(row) ? null : (bits.Span[row >> 3] >> (row & 7) & 1) != 0;

    protected override string TextOfValid(int row) => this[row]!.Value ? "true" : "false";
}
