using System.Buffers.Binary;
using System.Text;

namespace StatHarness.Data.Arrow;

/// <summary>Reads one FlatBuffers table from bytes that nobody vouches for: whatever lies outside is a <see cref="CorruptColumnException"/>.</summary>
internal readonly ref struct FlatTable
{
    private readonly ReadOnlySpan<byte> buffer;
    private readonly int position;
    private readonly int vtable;
    private readonly int vtableSize;

    private FlatTable(ReadOnlySpan<byte> buffer, long position)
    {
        this.buffer = buffer;
        this.position = Inside(position, 4);
        vtable = Inside(position - BinaryPrimitives.ReadInt32LittleEndian(buffer[this.position..]), 4);
        vtableSize = BinaryPrimitives.ReadUInt16LittleEndian(buffer[vtable..]);
        Inside(vtable, vtableSize);
    }

    public static FlatTable Root(ReadOnlySpan<byte> buffer) =>
        buffer.Length < 8 ? throw new CorruptColumnException("its metadata is cut short") : new(buffer, BinaryPrimitives.ReadUInt32LittleEndian(buffer));

    public byte Byte(int slot, byte otherwise = 0) => Field(slot, 1) is var at && at == 0 ? otherwise : buffer[at];

    public short Short(int slot, short otherwise = 0) => Field(slot, 2) is var at && at == 0 ? otherwise : BinaryPrimitives.ReadInt16LittleEndian(buffer[at..]);

    public int Int(int slot, int otherwise = 0) => Field(slot, 4) is var at && at == 0 ? otherwise : BinaryPrimitives.ReadInt32LittleEndian(buffer[at..]);

    public long Long(int slot, long otherwise = 0) => Field(slot, 8) is var at && at == 0 ? otherwise : BinaryPrimitives.ReadInt64LittleEndian(buffer[at..]);

    public bool Has(int slot) => Field(slot, 4) != 0;

    public FlatTable Table(int slot) => new(buffer, Target(slot));

    public string? Text(int slot) => Has(slot) ? Encoding.UTF8.GetString(Bytes(slot, 1)) : null;

    /// <summary>Number of elements of the vector in <paramref name="slot"/>; 0 when absent.</summary>
    public int Count(int slot, int elementSize) => Has(slot) ? Bytes(slot, elementSize).Length / elementSize : 0;

    public FlatTable Element(int slot, int index)
    {
        var vector = Bytes(slot, 4);
        var start = Target(slot) + 4 + (index * 4L);
        return new(buffer, start + BinaryPrimitives.ReadUInt32LittleEndian(vector[(index * 4)..]));
    }

    /// <summary>Word <paramref name="word"/> of struct <paramref name="index"/> in a vector of structs of <paramref name="structSize"/> bytes.</summary>
    public long StructWord(int slot, int structSize, int index, int word)
    {
        var vector = Bytes(slot, structSize);
        var at = ((long)index * structSize) + (word * 8L);
        if (at + 8 > vector.Length) throw new CorruptColumnException("its metadata names a part that does not exist");
        return BinaryPrimitives.ReadInt64LittleEndian(vector[(int)at..]);
    }

    private ReadOnlySpan<byte> Bytes(int slot, int elementSize)
    {
        var start = Inside(Target(slot), 4);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(buffer[start..]) * (long)elementSize;
        Inside(start + 4L, length);
        return buffer.Slice(start + 4, (int)length);
    }

    private long Target(int slot)
    {
        var at = Field(slot, 4);
        if (at == 0) throw new CorruptColumnException("its metadata lacks a required part");
        return at + (long)BinaryPrimitives.ReadUInt32LittleEndian(buffer[at..]);
    }

    private int Field(int slot, int size)
    {
        var entry = 4 + (slot * 2);
        if (entry + 2 > vtableSize) return 0;
        var relative = BinaryPrimitives.ReadUInt16LittleEndian(buffer[(vtable + entry)..]);
        return relative == 0 ? 0 : Inside(position + (long)relative, size);
    }

    private int Inside(long start, long size) =>
        start < 0 || size < 0 || start + size > buffer.Length ? throw new CorruptColumnException("its metadata points outside of itself") : (int)start;
}
