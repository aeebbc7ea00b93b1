using System.Diagnostics;

namespace StatHarness.Data.Arrow;

/// <summary>Our column types as Arrow's type tables (Arrow format, Schema.fbs) and back.</summary>
internal static class ArrowTypes
{
    private const byte IntType = 2, FloatType = 3, BoolType = 6, DecimalType = 7, DateType = 8, TimestampType = 10, DurationType = 18, Utf8Type = 5, LargeUtf8Type = 20;
    private const short Double = 2, Days = 0, Microseconds = 2;
    private const int NameSlot = 0, NullableSlot = 1, TypeKindSlot = 2, TypeSlot = 3, DictionarySlot = 4, ChildrenSlot = 5;
    private const string FieldName = "value";

    public static int Write(FlatBuilder builder, ColumnSchema schema)
    {
        var name = builder.Text(FieldName);
        var (kind, type) = WriteType(builder, schema);
        var dictionary = 0;
        if (schema.HasDictionary)
        {
            var index = builder.Start().Int(0, schema.IntegerBytes * 8).Byte(1, 1).End();
            dictionary = builder.Start().Long(0, 0).Refer(1, index).Byte(2, 0).End();
        }
        var children = builder.Tables();
        return builder.Start().Refer(NameSlot, name).Byte(NullableSlot, 1).Byte(TypeKindSlot, kind).Refer(TypeSlot, type)
            .Refer(DictionarySlot, dictionary).Refer(ChildrenSlot, children).End();
    }

    public static ColumnSchema Read(FlatTable field)
    {
        var type = field.Table(TypeSlot);
        if (field.Has(DictionarySlot))
            return field.Byte(TypeKindSlot) == Utf8Type && field.Table(DictionarySlot).Table(1).Int(0) is 8 or 16 or 32
                ? new(ColumnType.Text) { IntegerBytes = field.Table(DictionarySlot).Table(1).Int(0) / 8 }
                : throw new CorruptColumnException("its dictionary is not text with codes of 8, 16 or 32 bits");
        return field.Byte(TypeKindSlot) switch
        {
            IntType when type.Int(0) is 8 or 16 or 32 or 64 && type.Byte(1) == 1 => new(ColumnType.Int64) { IntegerBytes = type.Int(0) / 8 },
            FloatType when type.Short(0) == Double => new(ColumnType.Float64),
            BoolType => new(ColumnType.Bool),
            DecimalType when type.Int(2, 128) == 128 && type.Int(1) is >= 0 and <= 38 => new(ColumnType.Decimal, type.Int(1)),
            DateType when type.Short(0, 1) == Days => new(ColumnType.Date),
            TimestampType when type.Short(0) == Microseconds => ReadTimestamp(type),
            DurationType when type.Short(0, 1) == Microseconds => new(ColumnType.Duration),
            Utf8Type => new(ColumnType.Text) { IsPlainText = true },
            LargeUtf8Type => new(ColumnType.Text) { IsPlainText = true, HasLongOffsets = true },
            _ => throw new CorruptColumnException("its Arrow type is none that this harness stores"),
        };
    }

    private static ColumnSchema ReadTimestamp(FlatTable type) => type.Text(1) switch
    {
        null => new(ColumnType.Timestamp),
        "UTC" => new(ColumnType.TimestampZoned),
        _ => throw new CorruptColumnException("its time zone is not UTC"),
    };

    private static (byte Kind, int Table) WriteType(FlatBuilder builder, ColumnSchema schema)
    {
        var zone = schema.Type == ColumnType.TimestampZoned ? builder.Text("UTC") : 0;
        return schema.Type switch
        {
            ColumnType.Int64 => (IntType, builder.Start().Int(0, schema.IntegerBytes * 8).Byte(1, 1).End()),
            ColumnType.Float64 => (FloatType, builder.Start().Short(0, Double).End()),
            ColumnType.Decimal => (DecimalType, builder.Start().Int(0, 38).Int(1, schema.Scale).Int(2, 128).End()),
            ColumnType.Bool => (BoolType, builder.Start().End()),
            ColumnType.Date => (DateType, builder.Start().Short(0, Days).End()),
            ColumnType.Timestamp or ColumnType.TimestampZoned => (TimestampType, builder.Start().Short(0, Microseconds).Refer(1, zone).End()),
            ColumnType.Duration => (DurationType, builder.Start().Short(0, Microseconds).End()),
            ColumnType.Text => (schema.HasLongOffsets ? LargeUtf8Type : Utf8Type, builder.Start().End()),
            _ => throw new UnreachableException(schema.Type.ToString()),
        };
    }
}
