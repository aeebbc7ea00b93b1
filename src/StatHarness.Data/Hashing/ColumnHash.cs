using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StatHarness.Core;

namespace StatHarness.Data;

/// <summary>
/// <c>values_hash</c>, scheme <c>column_values.v1</c>: a two-level Merkle tree over blocks of 65,536 rows of typed values and
/// validity. Missing slots count as zero, −0 as 0, every NaN as one; texts count as codes by first appearance plus the
/// texts themselves. So it depends on type and values only, not on file layout, name or thread count.
/// </summary>
public static class ColumnHash
{
    public const int BlockRows = 65_536;
    private const byte LeafMark = 0, RootMark = 1;

    /// <param name="threads">At most this many threads; the result is the same for any.</param>
    public static Digest Of(Column column, int threads = 1)
    {
        var dictionary = column is TextColumn text ? CanonicalDictionary.Of(text) : null;
        var rowBlocks = Blocks(column.Length);
        var textBlocks = dictionary is null ? 0 : Blocks(dictionary.Count);
        var leaves = new byte[(rowBlocks + textBlocks) * Digest.SizeBytes];
        Parallel.For(0, rowBlocks + textBlocks, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) }, block =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData([LeafMark]);
            if (block < rowBlocks) AppendRows(hash, column, dictionary, block * BlockRows, Math.Min(BlockRows, column.Length - (block * BlockRows)));
            else dictionary!.Append(hash, (block - rowBlocks) * BlockRows, Math.Min(BlockRows, dictionary.Count - ((block - rowBlocks) * BlockRows)));
            hash.GetHashAndReset(leaves.AsSpan(block * Digest.SizeBytes, Digest.SizeBytes));
        });
        return Root(column, dictionary?.Count ?? 0, leaves);
    }

    private static int Blocks(int count) => (int)((count + (long)BlockRows - 1) / BlockRows);

    private static Digest Root(Column column, int texts, byte[] leaves)
    {
        Span<byte> head = stackalloc byte[25];
        head[0] = RootMark;
        "cv.v1"u8.CopyTo(head[1..]);
        head[6] = (byte)column.Type;
        head[7] = (byte)(column is DecimalColumn number ? number.Scale : 0);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], column.Length);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], texts);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(leaves);
        return Digest.FromBytes(hash.GetHashAndReset());
    }

    private static void AppendRows(IncrementalHash hash, Column column, CanonicalDictionary? dictionary, int first, int rows)
    {
        AppendValidity(hash, column, first, rows);
        switch (column)
        {
            case Int64Column c: AppendValues(hash, column, c.Values.Slice(first, rows), first); break;
            case Float64Column c: AppendDoubles(hash, column, c.Values.Slice(first, rows), first); break;
            case DecimalColumn c: AppendValues(hash, column, c.Values.Slice(first, rows), first); break;
            case DateColumn c: AppendValues(hash, column, c.Values.Slice(first, rows), first); break;
            case TimestampColumn c: AppendValues(hash, column, c.Values.Slice(first, rows), first); break;
            case DurationColumn c: AppendValues(hash, column, c.Values.Slice(first, rows), first); break;
            case TextColumn c: AppendValues(hash, column, dictionary!.Codes(c.Codes.Slice(first, rows)), first); break;
            case BoolColumn c: AppendBits(hash, column, c.Bits.Slice(first / 8, (rows + 7) / 8), first, rows); break;
            default: throw new System.Diagnostics.UnreachableException(column.GetType().Name);
        }
    }

    private static void AppendValidity(IncrementalHash hash, Column column, int first, int rows)
    {
        if (!HasNulls(column, first, rows))
        {
            hash.AppendData([0]);
            return;
        }
        var bits = column.Validity.Bitmap.Slice(first / 8, (rows + 7) / 8).ToArray();
        if (rows % 8 != 0) bits[^1] &= (byte)((1 << (rows % 8)) - 1);
        hash.AppendData([1]);
        hash.AppendData(bits);
    }

    private static bool HasNulls(Column column, int first, int rows) =>
        column.NullCount > 0 && Arrow.Spans.CountBits(column.Validity.Bitmap[(first / 8)..], rows) != rows;

    private static void AppendValues<T>(IncrementalHash hash, Column column, ReadOnlySpan<T> values, int first) where T : unmanaged
    {
        if (!HasNulls(column, first, values.Length))
        {
            hash.AppendData(MemoryMarshal.AsBytes(values));
            return;
        }
        var present = values.ToArray();
        for (var i = 0; i < present.Length; i++)
            if (column.IsNull(first + i)) present[i] = default;
        hash.AppendData(MemoryMarshal.AsBytes<T>(present));
    }

    private static void AppendDoubles(IncrementalHash hash, Column column, ReadOnlySpan<double> values, int first)
    {
        var canonical = new double[values.Length];
        for (var i = 0; i < values.Length; i++) canonical[i] = double.IsNaN(values[i]) ? double.NaN : values[i] + 0.0;
        AppendValues<double>(hash, column, canonical, first);
    }

    private static void AppendBits(IncrementalHash hash, Column column, ReadOnlySpan<byte> bits, int first, int rows)
    {
        var present = bits.ToArray();
        if (column.NullCount > 0)
            for (var i = 0; i < present.Length; i++) present[i] &= column.Validity.Bitmap[(first / 8) + i];
        if (rows % 8 != 0) present[^1] &= (byte)((1 << (rows % 8)) - 1);
        hash.AppendData(present);
    }
}
