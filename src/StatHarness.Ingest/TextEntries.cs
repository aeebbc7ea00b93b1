using System.Runtime.InteropServices;
using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>The texts of a column to be looked at, without decoding anything: each distinct one where they are stored once, else that of each row (empty where missing).</summary>
internal readonly struct TextEntries(TextColumn column)
{
    private const int RowsUntilRelease = 1 << 16;

    private readonly DistinctTexts? texts = column.IsPlain ? null : column.Dictionary;

    public int Count => texts?.Count ?? column.Length;

    /// <summary>Whether no text comes twice.</summary>
    public bool AreDistinct => texts is not null;

    /// <summary>Asked for in rising order, long columns leave no pages behind.</summary>
    public ReadOnlySpan<byte> this[int entry]
    {
        get
        {
            if (texts is not null) return texts.Utf8(entry);
            if ((entry & (RowsUntilRelease - 1)) == 0) column.ReleasePages();
            return column.IsNull(entry) ? default : column.Utf8(entry);
        }
    }

    public int OfRow(int row) => texts is null ? row : column.Codes[row];

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
