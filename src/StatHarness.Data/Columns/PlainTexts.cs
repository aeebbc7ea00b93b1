using System.Numerics;
using System.Runtime.CompilerServices;
using StatHarness.Data.Arrow;

namespace StatHarness.Data;

/// <summary>Texts stored row by row in a mapped file.</summary>
internal abstract class PlainTexts
{
    public abstract int Length { get; }

    /// <summary>The text of a row; empty when it is missing.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int row);

    /// <summary>The texts from row <paramref name="first"/> on, back to back, and where each ends among them; fewer than asked for when they would be too long together.</summary>
    public abstract ReadOnlyMemory<byte> Read(int first, Span<int> ends, out int count);
}

/// <inheritdoc/>
/// <param name="start">Where the texts start in the file.</param>
internal sealed class PlainTexts<TOffset>(MappedFile file, ReadOnlyMemory<TOffset> offsets, long start) : PlainTexts
    where TOffset : unmanaged, IBinaryInteger<TOffset>
{
    private const long MostTogether = 1 << 24;

    public override int Length => offsets.Length - 1;

    public override ReadOnlySpan<byte> Utf8(int row)
    {
        var places = offsets.Span;
        var from = long.CreateTruncating(places[row]);
        return file.Bytes(start + from, long.CreateTruncating(places[row + 1]) - from);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ReadOnlyMemory<byte> Read(int first, Span<int> ends, out int count)
    {
        var places = offsets.Span;
        var from = long.CreateTruncating(places[first]);
        for (count = 0; count < ends.Length; count++)
        {
            var end = long.CreateTruncating(places[first + count + 1]) - from;
            if (end > MostTogether && count > 0) break;
            ends[count] = checked((int)end);
        }
        return file.Memory<byte>(start + from, ends[count - 1]);
    }
}
