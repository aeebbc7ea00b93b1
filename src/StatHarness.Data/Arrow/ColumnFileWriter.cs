using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using StatHarness.Core;

namespace StatHarness.Data.Arrow;

/// <summary>Writes one column as an Arrow IPC file while its values arrive.</summary>
/// <remarks>
/// One record batch, so that a reader sees one contiguous span: values first, because they stream; then offsets of plain text and the validity
/// bitmap; then the dictionary, if any. Room for the metadata is kept in front and filled in by <see cref="Finish"/>. The bytes depend on type and
/// values only, so that their digest is the identity of the column.
/// </remarks>
public sealed class ColumnFileWriter : IDisposable
{
    internal const int Alignment = 64;
    internal static ReadOnlySpan<byte> Magic => "ARROW1"u8;

    /// <summary>What comes in such pieces gains nothing from a further copy.</summary>
    private const int DirectBytes = 1 << 15;

    /// <summary>So much the disk is given at a time while more is being written; and of a small file nothing before its flush.</summary>
    private const int WritebackBytes = 4 << 20, LeastWritebackBytes = 1 << 18;

    private readonly SafeFileHandle handle;
    private readonly byte[] buffer;
    private readonly long batchStart;
    private readonly long bodyStart;
    private int buffered;
    private long position;
    private long atDisk;

    /// <summary>Creates <paramref name="path"/>, which must not exist. Until <see cref="Finish"/> the file is no Arrow file.</summary>
    public ColumnFileWriter(string path, ColumnSchema schema, int bufferBytes = 65536)
    {
        Schema = schema;
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite);
        buffer = new byte[Math.Max(bufferBytes, Alignment)];
        Put([.. Magic, 0, 0]);
        batchStart = 8 + WriteMessage(ArrowMessages.Schema(schema), 8);
        bodyStart = batchStart + WriteMessage(ArrowMessages.Batch(0, 0, new BufferPlace[Buffers], 0), Alignment);
    }

    public ColumnSchema Schema { get; private set; }

    private int Buffers => Schema.IsPlainText ? 3 : 2;

    /// <summary>Adds values as they lie in memory: numbers, days, microseconds, unscaled decimals, codes, whole bytes of packed bools, or the bytes of plain texts.</summary>
    public void Append<T>(ReadOnlySpan<T> values) where T : unmanaged => Put(MemoryMarshal.AsBytes(values));

    /// <summary>Adds whole numbers or codes in as many bytes as the column stores.</summary>
    public void AppendIntegers<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryInteger<T>
    {
        switch (Schema.IntegerBytes)
        {
            case 1: Narrow<T, sbyte>(values); break;
            case 2: Narrow<T, short>(values); break;
            case 4: Narrow<T, int>(values); break;
            default: Narrow<T, long>(values); break;
        }
    }

    /// <summary>Stores the whole numbers or codes so far, and those to come, in more bytes.</summary>
    public void Widen(int integerBytes)
    {
        Flush();
        IntegerWidening.Run(handle, bodyStart, position - bodyStart, Schema.IntegerBytes, integerBytes);
        position = bodyStart + ((position - bodyStart) / Schema.IntegerBytes * integerBytes);
        Schema = Schema with { IntegerBytes = integerBytes };
    }

    /// <summary>The codes written so far, in order.</summary>
    public void VisitIntegers(Action<int> take)
    {
        Flush();
        var bytes = new byte[8192];
        for (var at = bodyStart; at < position;)
        {
            var read = RandomAccess.Read(handle, bytes.AsSpan(0, (int)Math.Min(bytes.Length, position - at)), at);
            for (var i = 0; i < read; i += Schema.IntegerBytes)
                take(Schema.IntegerBytes switch { 1 => bytes[i], 2 => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i)), _ => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i)) });
            at += read;
        }
    }

    /// <param name="rows">Rows appended.</param>
    /// <param name="validity">One bit per row, read only when <paramref name="nulls"/> is not 0.</param>
    /// <param name="dictionary">The distinct texts; only of a text column with codes.</param>
    /// <param name="lengths">Bytes of each text as int32; only of plain text.</param>
    /// <returns>Bytes of the finished file.</returns>
    public long Finish(int rows, SpilledBytes? validity, int nulls, DistinctTexts? dictionary = null, SpilledBytes? lengths = null)
    {
        var valueBytes = position - bodyStart;
        var expected = Schema.Type == ColumnType.Bool ? (rows + 7L) / 8 : (long)rows * Schema.ValueBytes;
        if ((valueBytes != expected && !Schema.IsPlainText) || (dictionary is null) == Schema.HasDictionary || (lengths is null) == Schema.IsPlainText)
            throw new UnreachableException($"{Schema}: {valueBytes} bytes for {rows} rows.");
        Pad(Alignment);
        var places = new BufferPlace[Buffers];
        places[^1] = new(0, valueBytes);
        if (lengths is not null)
        {
            Schema = Schema with { HasLongOffsets = valueBytes > int.MaxValue };
            places[1] = new(position - bodyStart, (rows + 1L) * (Schema.HasLongOffsets ? 8 : 4));
            PutOffsets(lengths);
            Pad(Alignment);
        }
        if (nulls > 0)
        {
            places[0] = new(position - bodyStart, (rows + 7L) / 8);
            validity!.Visit(Put);
            Pad(Alignment);
        }
        var batch = new MessagePlace(batchStart, (int)(bodyStart - batchStart), position - bodyStart);
        MessagePlace? texts = dictionary is null ? null : WriteDictionary(dictionary);
        Put([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
        var footer = ArrowMessages.Footer(Schema, batch, texts);
        Put(footer);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Put(length);
        Put(Magic);
        Flush();
        Overwrite(ArrowMessages.Schema(Schema), 8, 8, batchStart);
        Overwrite(ArrowMessages.Batch(rows, nulls, places, batch.BodyBytes), batchStart, Alignment, bodyStart);
        if (position >= LeastWritebackBytes) Writeback.Start(handle, 0);
        return position;
    }

    public void Dispose() => handle.Dispose();

    private void Narrow<T, TStored>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryInteger<T> where TStored : unmanaged, IBinaryInteger<TStored>
    {
        if (typeof(T) == typeof(TStored))
        {
            Append(values);
            return;
        }
        Span<TStored> stored = stackalloc TStored[512];
        while (values.Length > 0)
        {
            var count = Math.Min(values.Length, stored.Length);
            for (var i = 0; i < count; i++) stored[i] = TStored.CreateTruncating(values[i]);
            Append<TStored>(stored[..count]);
            values = values[count..];
        }
    }

    private void PutOffsets(SpilledBytes lengths)
    {
        long offset = 0;
        PutOffset(offset);
        lengths.Visit(bytes =>
        {
            foreach (var length in MemoryMarshal.Cast<byte, int>(bytes)) PutOffset(offset += length);
        });
    }

    private void PutOffset(long offset)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, offset);
        Put(bytes[..(Schema.HasLongOffsets ? 8 : 4)]);
    }

    private MessagePlace WriteDictionary(DistinctTexts dictionary)
    {
        long start = position, offsetBytes = (dictionary.Count + 1L) * 4, textStart = Padded(offsetBytes), body = textStart + Padded(dictionary.Bytes.Length);
        var message = ArrowMessages.Dictionary(dictionary.Count, [default, new(0, offsetBytes), new(textStart, dictionary.Bytes.Length)], body);
        var metadata = WriteMessage(message, Alignment);
        Put(MemoryMarshal.AsBytes(dictionary.Offsets));
        Pad(Alignment);
        Put(dictionary.Bytes);
        Pad(Alignment);
        return new(start, metadata, body);
    }

    private void Overwrite(byte[] message, long start, int alignment, long end)
    {
        var framed = Framed(message, start, alignment);
        if (start + framed.Length != end) throw new UnreachableException("Metadata changed its size.");
        RandomAccess.Write(handle, framed, start);
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
        if (bytes.Length > buffer.Length - buffered || bytes.Length >= DirectBytes)
        {
            GiveToDisk(position - bytes.Length - buffered);
            RandomAccess.Write(handle, buffer.AsSpan(0, buffered), position - bytes.Length - buffered);
            buffered = 0;
            if (bytes.Length >= buffer.Length || bytes.Length >= DirectBytes)
            {
                RandomAccess.Write(handle, bytes, position - bytes.Length);
                return;
            }
        }
        bytes.CopyTo(buffer.AsSpan(buffered));
        buffered += bytes.Length;
    }

    /// <param name="written">Bytes that the file has by now.</param>
    private void GiveToDisk(long written)
    {
        if (written - atDisk < WritebackBytes) return;
        Writeback.Start(handle, atDisk);
        atDisk = written;
    }

    private void Flush()
    {
        RandomAccess.Write(handle, buffer.AsSpan(0, buffered), position - buffered);
        buffered = 0;
    }
}
