using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Data.Arrow;

/// <summary>Rewrites stored integers with more bytes each, in place: from the end, so that nothing is overwritten before it was read.</summary>
public static class IntegerWidening
{
    private const int ChunkValues = 8192;

    internal static void Run(SafeFileHandle handle, long start, long bytes, int from, int to)
    {
        switch (from, to)
        {
            case (1, 2): Run<sbyte, short>(handle, start, bytes); break;
            case (1, 4): Run<sbyte, int>(handle, start, bytes); break;
            case (1, 8): Run<sbyte, long>(handle, start, bytes); break;
            case (2, 4): Run<short, int>(handle, start, bytes); break;
            case (2, 8): Run<short, long>(handle, start, bytes); break;
            case (4, 8): Run<int, long>(handle, start, bytes); break;
            default: throw new System.Diagnostics.UnreachableException($"From {from} to {to} bytes.");
        }
    }

    /// <summary>The fewest bytes that hold every value; <paramref name="magnitudes"/> is the bitwise or of v ^ (v >> 63) over all of them.</summary>
    public static int BytesFor(long magnitudes) => magnitudes switch { < 128 => 1, < 32_768 => 2, <= int.MaxValue => 4, _ => 8 };

    private static void Run<TFrom, TTo>(SafeFileHandle handle, long start, long bytes)
        where TFrom : unmanaged, IBinaryInteger<TFrom> where TTo : unmanaged, IBinaryInteger<TTo>
    {
        int small = Marshal.SizeOf<TFrom>(), large = Marshal.SizeOf<TTo>();
        var read = new TFrom[ChunkValues];
        var written = new TTo[ChunkValues];
        for (var end = bytes / small; end > 0;)
        {
            var count = (int)Math.Min(end, ChunkValues);
            end -= count;
            var source = MemoryMarshal.AsBytes(read.AsSpan(0, count));
            if (RandomAccess.Read(handle, source, start + (end * small)) != source.Length) throw new IOException("A column file ended early while it was written.");
            for (var i = 0; i < count; i++) written[i] = TTo.CreateTruncating(read[i]);
            RandomAccess.Write(handle, MemoryMarshal.AsBytes(written.AsSpan(0, count)), start + (end * large));
        }
    }
}
