namespace StatHarness.Data.Arrow;

/// <summary>Where a buffer lies inside a message body.</summary>
internal readonly record struct BufferPlace(long Offset, long Length);

/// <summary>Where a message lies in the file (Arrow format, File.fbs, Block).</summary>
internal readonly record struct MessagePlace(long Offset, int MetadataBytes, long BodyBytes);

/// <summary>The metadata of the messages that a column file is made of (Arrow format, Message.fbs, version V5).</summary>
internal static class ArrowMessages
{
    public const short Version5 = 4;
    public const byte SchemaHeader = 1, DictionaryHeader = 2, BatchHeader = 3;

    public static byte[] Schema(ColumnSchema schema)
    {
        var builder = new FlatBuilder();
        return Message(builder, SchemaHeader, SchemaTable(builder, schema), 0);
    }

    public static byte[] Batch(long rows, long nulls, ReadOnlySpan<BufferPlace> buffers, long bodyBytes)
    {
        var builder = new FlatBuilder();
        return Message(builder, BatchHeader, BatchTable(builder, rows, nulls, buffers), bodyBytes);
    }

    public static byte[] Dictionary(long entries, ReadOnlySpan<BufferPlace> buffers, long bodyBytes)
    {
        var builder = new FlatBuilder();
        var batch = BatchTable(builder, entries, 0, buffers);
        return Message(builder, DictionaryHeader, builder.Start().Long(0, 0).Refer(1, batch).Byte(2, 0).End(), bodyBytes);
    }

    public static byte[] Footer(ColumnSchema schema, MessagePlace batch, MessagePlace? dictionary)
    {
        var builder = new FlatBuilder();
        var batches = builder.Structs(3, batch.Offset, batch.MetadataBytes, batch.BodyBytes);
        var dictionaries = dictionary is { } place ? builder.Structs(3, place.Offset, place.MetadataBytes, place.BodyBytes) : builder.Structs(3);
        var table = SchemaTable(builder, schema);
        return builder.Finish(builder.Start().Short(0, Version5).Refer(1, table).Refer(2, dictionaries).Refer(3, batches).End());
    }

    private static int SchemaTable(FlatBuilder builder, ColumnSchema schema)
    {
        var fields = builder.Tables(ArrowTypes.Write(builder, schema));
        return builder.Start().Short(0, 0).Refer(1, fields).End();
    }

    private static int BatchTable(FlatBuilder builder, long rows, long nulls, ReadOnlySpan<BufferPlace> buffers)
    {
        var words = new long[buffers.Length * 2];
        for (var i = 0; i < buffers.Length; i++) (words[2 * i], words[(2 * i) + 1]) = (buffers[i].Offset, buffers[i].Length);
        int bufferVector = builder.Structs(2, words), nodes = builder.Structs(2, rows, nulls);
        return builder.Start().Long(0, rows).Refer(1, nodes).Refer(2, bufferVector).End();
    }

    private static byte[] Message(FlatBuilder builder, byte kind, int header, long bodyBytes) =>
        builder.Finish(builder.Start().Short(0, Version5).Byte(1, kind).Refer(2, header).Long(3, bodyBytes).End());
}
