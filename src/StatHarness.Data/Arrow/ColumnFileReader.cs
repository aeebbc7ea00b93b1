using System.Buffers.Binary;
using System.Diagnostics;

namespace StatHarness.Data.Arrow;

/// <summary>Turns a mapped file into a column, after checking all that the column's spans will rely on.</summary>
internal static class ColumnFileReader
{
    private const int TrailerBytes = 10;
    private const int BlockBytes = 24;
    private static readonly long FirstMicro = -62_135_596_800_000_000;
    private static readonly long LastMicro = 253_402_300_799_999_999;

    private readonly record struct Batch(long Rows, long Nulls, BufferPlace[] Buffers);

    public static Column Read(MappedFile file, string name)
    {
        var footer = Footer(file);
        var schemaTable = footer.Table(1);
        if (schemaTable.Short(0) != 0) throw new CorruptColumnException("it is big-endian");
        if (schemaTable.Count(1, 4) != 1) throw new CorruptColumnException("it has not exactly one field");
        if (footer.Count(3, BlockBytes) != 1) throw new CorruptColumnException("it has not exactly one record batch");
        var schema = ArrowTypes.Read(schemaTable.Element(1, 0));
        var batch = ReadBatch(file, footer, 3, ArrowMessages.BatchHeader, buffers: schema.IsPlainText ? 3 : 2);
        var rows = checked((int)batch.Rows);
        var validity = ReadValidity(file, batch, rows);
        return schema.Type switch
        {
            ColumnType.Int64 => Integers(file, batch, schema.IntegerBytes, name, validity),
            ColumnType.Float64 => new Float64Column(name, Values<double>(file, batch), validity) { Backing = file },
            ColumnType.Decimal => new DecimalColumn(name, schema.Scale, Values<Int128>(file, batch), validity) { Backing = file },
            ColumnType.Bool => new BoolColumn(name, Bits(file, batch.Buffers[1], rows), rows, validity) { Backing = file },
            ColumnType.Date => new DateColumn(name, Within(Values<int>(file, batch), -719_162, 2_932_896), validity) { Backing = file },
            ColumnType.Timestamp or ColumnType.TimestampZoned => new TimestampColumn(name, schema.Type == ColumnType.TimestampZoned,
                Within(Values<long>(file, batch), FirstMicro, LastMicro), validity) { Backing = file },
            ColumnType.Duration => new DurationColumn(name, Values<long>(file, batch), validity) { Backing = file },
            ColumnType.Text when schema.IsPlainText => ReadPlainText(file, batch, schema.HasLongOffsets, name, validity),
            ColumnType.Text => ReadText(file, footer, batch, schema.IntegerBytes, name, validity),
            _ => throw new UnreachableException(schema.Type.ToString()),
        };
    }

    private static FlatTable Footer(MappedFile file)
    {
        if (file.Length < 8 + TrailerBytes || !file.Bytes(0, 6).SequenceEqual(ColumnFileWriter.Magic)) throw new CorruptColumnException("it does not start as an Arrow file");
        var trailer = file.Bytes(file.Length - TrailerBytes, TrailerBytes);
        if (!trailer[4..].SequenceEqual(ColumnFileWriter.Magic)) throw new CorruptColumnException("it does not end as an Arrow file");
        var length = BinaryPrimitives.ReadInt32LittleEndian(trailer);
        return FlatTable.Root(file.Bytes(file.Length - TrailerBytes - length, length));
    }

    private static Batch ReadBatch(MappedFile file, FlatTable footer, int slot, byte kind, int buffers)
    {
        long start = footer.StructWord(slot, BlockBytes, 0, 0), body = footer.StructWord(slot, BlockBytes, 0, 2);
        var metadata = unchecked((int)footer.StructWord(slot, BlockBytes, 0, 1));
        var framed = file.Bytes(start, metadata);
        if (metadata < 8 || BinaryPrimitives.ReadInt32LittleEndian(framed) != -1) throw new CorruptColumnException("a message lacks its mark");
        var bodyStart = start + metadata;
        if (body < 0 || bodyStart > file.Length - body) throw new CorruptColumnException("a message is cut short");
        var message = FlatTable.Root(framed[8..]);
        if (message.Byte(1) != kind) throw new CorruptColumnException("a message is of another kind than its footer says");
        var table = kind == ArrowMessages.DictionaryHeader ? message.Table(2).Table(1) : message.Table(2);
        if (table.Has(3)) throw new CorruptColumnException("it is compressed");
        if (table.Count(1, 16) != 1 || table.Count(2, 16) != buffers) throw new CorruptColumnException("its batch has another shape");
        var places = new BufferPlace[buffers];
        for (var i = 0; i < buffers; i++)
        {
            long offset = table.StructWord(2, 16, i, 0), length = table.StructWord(2, 16, i, 1);
            if (offset < 0 || length < 0 || offset > body - length) throw new CorruptColumnException("a buffer lies outside its message");
            places[i] = new(bodyStart + offset, length);
        }
        long rows = table.Long(0), nulls = table.StructWord(1, 16, 0, 1);
        if (rows is < 0 or >= int.MaxValue || rows != table.StructWord(1, 16, 0, 0) || nulls < 0 || nulls > rows) throw new CorruptColumnException("its row counts contradict each other");
        return new(rows, nulls, places);
    }

    private static Validity ReadValidity(MappedFile file, Batch batch, int rows)
    {
        if (batch.Nulls == 0) return Validity.AllValid;
        var bits = Bits(file, batch.Buffers[0], rows);
        if (rows - Spans.CountBits(bits.Span, rows) != batch.Nulls) throw new CorruptColumnException("its missing values are not as many as it says");
        return Validity.Of(bits, (int)batch.Nulls);
    }

    private static ReadOnlyMemory<byte> Bits(MappedFile file, BufferPlace place, int rows) =>
        place.Length < (rows + 7) / 8 ? throw new CorruptColumnException("its bitmap is too short") : file.Memory<byte>(place.Offset, (rows + 7) / 8);

    private static unsafe ReadOnlyMemory<T> Values<T>(MappedFile file, Batch batch) where T : unmanaged =>
        batch.Buffers[1].Length / sizeof(T) < batch.Rows ? throw new CorruptColumnException("its values are too short") : file.Memory<T>(batch.Buffers[1].Offset, batch.Rows);

    private static ReadOnlyMemory<T> Within<T>(ReadOnlyMemory<T> values, T least, T most) where T : unmanaged, System.Numerics.INumber<T> =>
        Spans.AllWithin(values.Span, least, most) ? values : throw new CorruptColumnException("a date lies outside the years 1 to 9999");

    private static Int64Column Integers(MappedFile file, Batch batch, int bytes, string name, Validity validity) => bytes switch
    {
        1 => new(name, new StoredIntegers<sbyte, long>(Values<sbyte>(file, batch)), validity) { Backing = file },
        2 => new(name, new StoredIntegers<short, long>(Values<short>(file, batch)), validity) { Backing = file },
        4 => new(name, new StoredIntegers<int, long>(Values<int>(file, batch)), validity) { Backing = file },
        _ => new(name, Values<long>(file, batch), validity) { Backing = file },
    };

    private static TextColumn ReadText(MappedFile file, FlatTable footer, Batch batch, int codeBytes, string name, Validity validity)
    {
        if (footer.Count(2, BlockBytes) != 1) throw new CorruptColumnException("it has not exactly one dictionary");
        var texts = ReadBatch(file, footer, 2, ArrowMessages.DictionaryHeader, buffers: 3);
        if (texts.Nulls != 0 || texts.Buffers[1].Length / 4 < texts.Rows + 1) throw new CorruptColumnException("its dictionary is damaged");
        var offsets = file.Memory<int>(texts.Buffers[1].Offset, texts.Rows + 1);
        var bytes = file.Memory<byte>(texts.Buffers[2].Offset, texts.Buffers[2].Length);
        if (!Spans.AreOffsets(offsets.Span, bytes.Length)) throw new CorruptColumnException("its dictionary offsets do not rise");
        StoredIntegers<int> codes = codeBytes switch
        {
            1 => new StoredIntegers<sbyte, int>(Codes<sbyte>(file, batch, texts)),
            2 => new StoredIntegers<short, int>(Codes<short>(file, batch, texts)),
            _ => new StoredIntegers<int, int>(Codes<int>(file, batch, texts)),
        };
        return new TextColumn(name, codes, new(offsets, bytes), validity) { Backing = file };
    }

    private static ReadOnlyMemory<T> Codes<T>(MappedFile file, Batch batch, Batch texts) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var codes = Values<T>(file, batch);
        var sound = texts.Rows == 0
            ? batch.Nulls == batch.Rows && Spans.AllWithin(codes.Span, T.Zero, T.Zero)
            : texts.Rows - 1 >= long.CreateTruncating(T.Zero) && Spans.AllWithin(codes.Span, T.Zero, T.CreateSaturating(texts.Rows - 1));
        return sound ? codes : throw new CorruptColumnException("a code has no entry in its dictionary");
    }

    private static TextColumn ReadPlainText(MappedFile file, Batch batch, bool longOffsets, string name, Validity validity)
    {
        var bytes = batch.Buffers[2];
        if (batch.Buffers[1].Length / (longOffsets ? 8 : 4) < batch.Rows + 1) throw new CorruptColumnException("its offsets are too short");
        return longOffsets ? Plain<long>() : Plain<int>();

        TextColumn Plain<TOffset>() where TOffset : unmanaged, System.Numerics.IBinaryInteger<TOffset>
        {
            var offsets = file.Memory<TOffset>(batch.Buffers[1].Offset, batch.Rows + 1);
            return Spans.AreOffsets(offsets.Span, bytes.Length)
                ? new(name, new PlainTexts<TOffset>(file, offsets, bytes.Offset), validity) { Backing = file }
                : throw new CorruptColumnException("its offsets do not rise");
        }
    }
}
