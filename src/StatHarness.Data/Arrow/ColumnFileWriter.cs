using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Data.Arrow;

/// <summary>Writes one column as an Arrow IPC file while its values arrive.</summary>
/// <remarks>
/// One record batch, so that a reader sees one contiguous span: values first, because they stream; then the validity
/// bitmap; then, for text, the dictionary. Room for the metadata is kept in front and filled in by <see cref="Finish"/>.
/// </remarks>
public sealed class ColumnFileWriter : IDisposable
{
    internal const int Alignment = 64;
    internal static ReadOnlySpan<byte> Magic => "ARROW1"u8;

    private readonly ColumnSchema schema;
    private readonly SafeFileHandle handle;
    private readonly byte[] buffer;
    private readonly long batchStart;
    private readonly long bodyStart;
    private int buffered;
    private long position;

    /// <summary>Creates <paramref name="path"/>, which must not exist. Until <see cref="Finish"/> the file is no Arrow file.</summary>
    public ColumnFileWriter(string path, ColumnSchema schema, int bufferBytes = 65536)
    {
        this.schema = schema;
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite);
        buffer = new byte[Math.Max(bufferBytes, Alignment)];
        Put([.. Magic, 0, 0]);
        batchStart = 8 + WriteMessage(ArrowMessages.Schema(schema), 8);
        bodyStart = batchStart + WriteMessage(BatchMessage(0, 0, 0), Alignment);
    }

    /// <summary>Adds values as they lie in memory: numbers, days, microseconds, unscaled decimals, codes, or whole bytes of packed bools.</summary>
    public void Append<T>(ReadOnlySpan<T> values) where T : unmanaged => Put(MemoryMarshal.AsBytes(values));

    /// <param name="rows">Rows appended.</param>
    /// <param name="validity">One bit per row, read only when <paramref name="nulls"/> is not 0.</param>
    /// <param name="dictionary">The distinct texts; only of a text column.</param>
    /// <returns>Bytes of the finished file.</returns>
    public long Finish(int rows, ReadOnlySpan<byte> validity, int nulls, DistinctTexts? dictionary = null)
    {
        var expected = schema.ValueBytes == 0 ? (rows + 7L) / 8 : (long)rows * schema.ValueBytes;
        if (position - bodyStart != expected || (dictionary is null) == (schema.Type == ColumnType.Text))
            throw new UnreachableException($"Column '{schema.Name}': {position - bodyStart} bytes for {rows} rows.");
        Pad(Alignment);
        if (nulls > 0)
        {
            Put(validity[..((rows + 7) / 8)]);
            Pad(Alignment);
        }
        var batch = new MessagePlace(batchStart, (int)(bodyStart - batchStart), position - bodyStart);
        MessagePlace? texts = dictionary is null ? null : WriteDictionary(dictionary);
        Put([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
        var footer = ArrowMessages.Footer(schema, batch, texts);
        Put(footer);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Put(length);
        Put(Magic);
        Flush();
        RandomAccess.Write(handle, Framed(BatchMessage(rows, nulls, batch.BodyBytes), batchStart, Alignment), batchStart);
        return position;
    }

    public void Dispose() => handle.Dispose();

    private MessagePlace WriteDictionary(DistinctTexts dictionary)
    {
        long start = position, offsetBytes = (dictionary.Count + 1L) * 8, textStart = Padded(offsetBytes), body = textStart + Padded(dictionary.Bytes.Length);
        var message = ArrowMessages.Dictionary(dictionary.Count, [default, new(0, offsetBytes), new(textStart, dictionary.Bytes.Length)], body);
        var metadata = WriteMessage(message, Alignment);
        Put(MemoryMarshal.AsBytes(dictionary.Offsets));
        Pad(Alignment);
        Put(dictionary.Bytes);
        Pad(Alignment);
        return new(start, metadata, body);
    }

    private byte[] BatchMessage(int rows, int nulls, long bodyBytes)
    {
        var values = schema.ValueBytes == 0 ? (rows + 7L) / 8 : (long)rows * schema.ValueBytes;
        var bitmap = nulls == 0 ? default : new BufferPlace(Padded(values), (rows + 7L) / 8);
        return ArrowMessages.Batch(rows, nulls, [bitmap, new(0, values)], bodyBytes);
    }

    private int WriteMessage(byte[] message, int alignment)
    {
        var framed = Framed(message, position, alignment);
        Put(framed);
        return framed.Length;
    }

    /// <summary>Continuation mark, length, metadata, and padding that lets the body start aligned.</summary>
    private static byte[] Framed(byte[] message, long start, int alignment)
    {
        var size = (int)(-(start + 8 + message.Length) & (alignment - 1)) + message.Length;
        var framed = new byte[8 + size];
        BinaryPrimitives.WriteInt32LittleEndian(framed, -1);
        BinaryPrimitives.WriteInt32LittleEndian(framed.AsSpan(4), size);
        message.CopyTo(framed, 8);
        return framed;
    }

    private static long Padded(long size) => (size + Alignment - 1) / Alignment * Alignment;

    private void Pad(int alignment)
    {
        Span<byte> zeros = stackalloc byte[Alignment];
        zeros.Clear();
        Put(zeros[..(int)(-position & (alignment - 1))]);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        position += bytes.Length;
        if (bytes.Length > buffer.Length - buffered)
        {
            RandomAccess.Write(handle, buffer.AsSpan(0, buffered), position - bytes.Length - buffered);
            buffered = 0;
            if (bytes.Length >= buffer.Length)
            {
                RandomAccess.Write(handle, bytes, position - bytes.Length);
                return;
            }
        }
        bytes.CopyTo(buffer.AsSpan(buffered));
        buffered += bytes.Length;
    }

    private void Flush()
    {
        RandomAccess.Write(handle, buffer.AsSpan(0, buffered), position - buffered);
        buffered = 0;
    }
}
