using System.Buffers.Binary;
using System.Text;

namespace StatHarness.Data.Arrow;

/// <summary>Writes FlatBuffers from back to front, as its format wants; every scalar is stored, so that equal shapes have equal sizes.</summary>
internal sealed class FlatBuilder
{
    private byte[] buffer = new byte[1024];
    private int head = 1024;
    private readonly int[] slots = new int[16];
    private int slotCount;
    private int tableStart;

    /// <summary>Distance from the end: how FlatBuffers names what is already written.</summary>
    public int Offset => buffer.Length - head;

    public int Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Align(4, bytes.Length + 1);
        Room(1)[0] = 0;
        bytes.CopyTo(Room(bytes.Length));
        BinaryPrimitives.WriteInt32LittleEndian(Room(4), bytes.Length);
        return Offset;
    }

    public int Tables(params ReadOnlySpan<int> tables)
    {
        Align(4, tables.Length * 4);
        for (var i = tables.Length - 1; i >= 0; i--) Reference(tables[i]);
        BinaryPrimitives.WriteInt32LittleEndian(Room(4), tables.Length);
        return Offset;
    }

    /// <summary>A vector of structs that are rows of <paramref name="words"/> eight-byte words.</summary>
    public int Structs(int wordsEach, params ReadOnlySpan<long> words)
    {
        Align(4, words.Length * 8);
        Align(8, words.Length * 8);
        for (var i = words.Length - 1; i >= 0; i--) BinaryPrimitives.WriteInt64LittleEndian(Room(8), words[i]);
        BinaryPrimitives.WriteInt32LittleEndian(Room(4), words.Length / wordsEach);
        return Offset;
    }

    public FlatBuilder Start()
    {
        slots.AsSpan().Clear();
        (slotCount, tableStart) = (0, Offset);
        return this;
    }

    public FlatBuilder Byte(int slot, byte value)
    {
        Align(1, 0);
        Room(1)[0] = value;
        return Mark(slot);
    }

    public FlatBuilder Short(int slot, short value)
    {
        Align(2, 0);
        BinaryPrimitives.WriteInt16LittleEndian(Room(2), value);
        return Mark(slot);
    }

    public FlatBuilder Int(int slot, int value)
    {
        Align(4, 0);
        BinaryPrimitives.WriteInt32LittleEndian(Room(4), value);
        return Mark(slot);
    }

    public FlatBuilder Long(int slot, long value)
    {
        Align(8, 0);
        BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);
        return Mark(slot);
    }

    public FlatBuilder Refer(int slot, int target)
    {
        if (target == 0) return this;
        Align(4, 0);
        Reference(target);
        return Mark(slot);
    }

    public int End()
    {
        Align(4, 0);
        BinaryPrimitives.WriteInt32LittleEndian(Room(4), 0);
        var table = Offset;
        for (var slot = slotCount - 1; slot >= 0; slot--)
            BinaryPrimitives.WriteInt16LittleEndian(Room(2), checked((short)(slots[slot] == 0 ? 0 : table - slots[slot])));
        BinaryPrimitives.WriteInt16LittleEndian(Room(2), checked((short)(table - tableStart)));
        BinaryPrimitives.WriteInt16LittleEndian(Room(2), checked((short)((slotCount + 2) * 2)));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(buffer.Length - table), Offset - table);
        return table;
    }

    /// <returns>The finished buffer, a multiple of eight bytes.</returns>
    public byte[] Finish(int root)
    {
        Align(8, 4);
        Reference(root);
        return buffer[head..];
    }

    private FlatBuilder Mark(int slot)
    {
        slots[slot] = Offset;
        slotCount = Math.Max(slotCount, slot + 1);
        return this;
    }

    private void Reference(int target)
    {
        var here = Room(4);
        BinaryPrimitives.WriteInt32LittleEndian(here, Offset - target);
    }

    /// <summary>Pads so that what follows after <paramref name="ahead"/> more bytes starts at a multiple of <paramref name="size"/>.</summary>
    private void Align(int size, int ahead)
    {
        var padding = -(Offset + ahead) & (size - 1);
        Room(padding).Clear();
    }

    private Span<byte> Room(int size)
    {
        while (head < size)
        {
            var larger = new byte[buffer.Length * 2];
            buffer.AsSpan(head).CopyTo(larger.AsSpan(larger.Length - Offset));
            (buffer, head) = (larger, larger.Length - Offset);
        }
        head -= size;
        return buffer.AsSpan(head, size);
    }
}
