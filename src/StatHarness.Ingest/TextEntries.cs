using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>The texts of a column to be looked at, without decoding anything: each distinct one where they are stored once, else that of each row (empty where missing).</summary>
internal sealed class TextEntries(TextColumn column)
{
    private const int PartRows = 4096, PartsUntilRelease = 16;

    private readonly DistinctTexts? texts = column.IsPlain ? null : column.Dictionary;
    private readonly int[] ends = column.IsPlain ? new int[Math.Min(PartRows, Math.Max(1, column.Length))] : [];
    private byte[] part = [];
    private int first;
    private int count;
    private int parts;
    private bool copied;

    public int Count => texts?.Count ?? column.Length;

    /// <summary>Whether no text comes twice.</summary>
    public bool AreDistinct => texts is not null;

    /// <summary>Asked for in rising order, long columns leave no pages behind.</summary>
    public ReadOnlySpan<byte> this[int entry]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (texts is not null) return texts.Utf8(entry);
            if (unchecked((uint)(entry - first) >= (uint)count) || !copied) Load(entry);
            var at = entry - first;
            var start = at == 0 ? 0 : ends[at - 1];
            return part.AsSpan(start, ends[at] - start);
        }
    }

    /// <summary>In bytes. Of a long column this touches no text.</summary>
    public int LengthOf(int entry)
    {
        if (texts is not null) return texts.Offsets[entry + 1] - texts.Offsets[entry];
        if (unchecked((uint)(entry - first) >= (uint)count)) _ = Measure(entry);
        return ends[entry - first] - (entry == first ? 0 : ends[entry - first - 1]);
    }

    public int OfRow(int row) => texts is null ? row : column.Codes[row];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Load(int entry)
    {
        // Copied, so that what looks at each text need not go through the mapping.
        var read = Measure(entry).Span;
        if (part.Length < read.Length) part = new byte[read.Length + (read.Length / 4)];
        read.CopyTo(part);
        copied = true;
    }

    private ReadOnlyMemory<byte> Measure(int entry)
    {
        if (++parts % PartsUntilRelease == 0) column.ReleasePages();
        (first, copied) = (entry, false);
        return column.ReadPlain(entry, ends.AsSpan(0, Math.Min(ends.Length, column.Length - entry)), out count);
    }

    /// <summary>The same in every process.</summary>
    public static long Hash(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            var hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
            for (; text.Length >= 8; text = text[8..]) hash = Fold(hash ^ MemoryMarshal.Read<ulong>(text));
            ulong rest = 0;
            foreach (var value in text) rest = (rest << 8) | value;
            return (long)Fold(hash ^ rest);
        }
    }

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value ^ 0x2D358DCCAA6C78A5, 0x8BB84B93962EACC9, out var low);
        return high ^ low;
    }
}
