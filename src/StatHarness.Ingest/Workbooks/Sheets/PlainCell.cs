using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

/// <summary>
/// A cell as most programs write most of them, <c>&lt;c r="B7" s="1" t="s"&gt;&lt;v&gt;12&lt;/v&gt;&lt;/c&gt;</c>, told at a glance. Whatever is spelled otherwise is for <see cref="XmlTags"/>.
/// </summary>
internal readonly ref struct PlainCell
{
    /// <summary>All before the value, however long reference, style and type are.</summary>
    private const int MostHeadBytes = 64;

    private const ulong Start = 0x22_3D_72_20_63_3C, End = 0x3E_63_2F_3C_3E_76_2F_3C;
    private const uint StyleIs = 0x22_3D_73_20, TypeIs = 0x22_3D_74_20, ValueStart = 0x3E_76_3C_3E;

    private PlainCell(int column, int style, CellType type, ReadOnlySpan<byte> value, int length)
    {
        (Column, Style, Type, Length) = (column, style, type, length);
        Value = value;
    }

    /// <summary>From 1.</summary>
    public int Column { get; }

    public int Style { get; }

    public CellType Type { get; }

    /// <summary>As it is spelled, entities and all.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Bytes from tag to tag.</summary>
    public int Length { get; }

    /// <param name="xml">From the cell on.</param>
    /// <param name="row">In which it must be.</param>
    public static bool TryRead(ReadOnlySpan<byte> xml, in RowSpelling row, out PlainCell cell)
    {
        cell = default;
        if (xml.Length < MostHeadBytes || (Eight(xml, 0) & 0xFFFF_FFFF_FFFF) != Start) return false;
        int column = 0, style = 0, at = 6;
        for (; at < 9 && xml[at] is >= (byte)'A' and <= (byte)'Z'; at++) column = (column * 26) + xml[at] - 'A' + 1;
        if (!row.Stands(Eight(xml, at))) return false;
        at += row.Length;
        if (Four(xml, at) == StyleIs)
        {
            at += 4;
            for (var most = at + 5; at < most && xml[at] is >= (byte)'0' and <= (byte)'9'; at++) style = (style * 10) + xml[at] - '0';
            if (xml[at++] != '"') return false;
        }
        var type = CellType.Number;
        if (Four(xml, at) == TypeIs)
        {
            if (xml[at + 5] != '"') return false;
            type = CellText.TypeOf(xml.Slice(at + 4, 1));
            at += 6;
        }
        if (Four(xml, at) != ValueStart) return false;
        var value = xml[(at + 4)..];
        var length = value.IndexOf((byte)'<');
        if (length < 0 || value.Length - length < sizeof(ulong) || Eight(value, length) != End) return false;
        cell = new(column, style, type, value[..length], at + 4 + length + sizeof(ulong));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Four(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    /// <summary>The number of a row as it ends a reference, with the quote behind it.</summary>
    public readonly struct RowSpelling
    {
        private readonly ulong spelled, mask;

        public RowSpelling(int number)
        {
            spelled = '"';
            for (Length = 1; number > 0; number /= 10, Length++) spelled = (spelled << 8) | (uint)('0' + (number % 10));
            mask = ulong.MaxValue >> (8 * (sizeof(ulong) - Length));
        }

        /// <summary>At most 8.</summary>
        public int Length { get; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Stands(ulong bytes) => (bytes & mask) == spelled;
    }
}
