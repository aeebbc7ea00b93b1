using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>A validity bitmap that costs nothing until the first missing row, and little memory after it.</summary>
internal sealed class BitBuilder(SpilledBytes done) : IDisposable
{
    private const int WindowBytes = 1 << 13;

    private byte[]? window;
    private long firstRow;

    public int Nulls { get; private set; }

    /// <summary>Rows must be named in rising order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Miss(int row)
    {
        if (window is null || row - firstRow >= WindowBytes * 8) Reach(row);
        Nulls++;
        var bit = unchecked((int)(row - firstRow));
        window[bit >> 3] &= unchecked((byte)~(1 << (bit & 7)));
    }

    /// <summary>The bits of all rows, those beyond the last one zero; null when none is missing.</summary>
    public SpilledBytes? Complete(int rows)
    {
        if (window is null) return null;
        while (rows - firstRow > WindowBytes * 8) Next();
        var last = window.AsSpan(0, (int)((rows - firstRow + 7) / 8));
        if (rows % 8 != 0) last[^1] &= (byte)((1 << (rows % 8)) - 1);
        done.Append(last);
        return done;
    }

    /// <summary>A copy of the bits of all rows so far; null when none is missing.</summary>
    public byte[]? Snapshot(int rows)
    {
        if (window is null) return null;
        var bits = new byte[done.Length + WindowBytes];
        var at = 0;
        done.Visit(piece =>
        {
            piece.CopyTo(bits.AsSpan(at));
            at += piece.Length;
        });
        window.CopyTo(bits, at);
        if (bits.Length * 8L >= rows) return bits;
        Array.Resize(ref bits, (rows + 7) / 8);
        bits.AsSpan(at + WindowBytes).Fill(0xFF);
        return bits;
    }

    public void Dispose() => done.Dispose();

    [MemberNotNull(nameof(window))]
    private void Reach(int row)
    {
        window ??= Full();
        while (row - firstRow >= WindowBytes * 8) Next();
    }

    private void Next()
    {
        done.Append(window);
        window.AsSpan().Fill(0xFF);
        firstRow += WindowBytes * 8;
    }

    private static byte[] Full()
    {
        var bits = new byte[WindowBytes];
        bits.AsSpan().Fill(0xFF);
        return bits;
    }
}
