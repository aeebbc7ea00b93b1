using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StatHarness.Storage;

/// <summary>
/// Tells a copy from its source, at the speed of memory: who wants to deceive is not its matter, that of the SHA-256 is. Each word goes into one of four lanes by the
/// round of XXH64, whose steps can all be undone: a change within one word of a lane never goes unseen.
/// </summary>
internal struct CopyChecksum()
{
    private const int BlockBytes = 32;
    private const ulong Factor = 0x9E3779B185EBCA87, Spread = 0xC2B2AE3D27D4EB4F;

    private ulong first = 1, second = 2, third = 3, fourth = 4;
    private long length;

    /// <param name="piece">Of any length when it is the last one, else of a multiple of 32 bytes: where pieces end then does not matter.</param>
    public void Append(ReadOnlySpan<byte> piece)
    {
        if (length % BlockBytes != 0) throw new InvalidOperationException("Only the last piece may end inside a block.");
        length += piece.Length;
        var whole = piece[..(piece.Length / BlockBytes * BlockBytes)];
        Mix(MemoryMarshal.Cast<byte, ulong>(whole));
        if (whole.Length == piece.Length) return;
        Span<byte> rest = stackalloc byte[BlockBytes];
        rest.Clear();
        piece[whole.Length..].CopyTo(rest);
        Mix(MemoryMarshal.Cast<byte, ulong>(rest));
    }

    public readonly UInt128 Value
    {
        get
        {
            var ends = this;
            ends.Mix([(ulong)length, first, second, third, fourth, first, second, third]);
            return new(ends.first ^ BitOperations.RotateLeft(ends.third, 17), ends.second ^ BitOperations.RotateLeft(ends.fourth, 17));
        }
    }

    /// <summary>Compiled at once and well: it runs over every byte of an upload, twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(ReadOnlySpan<ulong> words)
    {
        unchecked
        {
            ulong a = first, b = second, c = third, d = fourth;
            for (; words.Length >= 4; words = words[4..])
            {
                a = BitOperations.RotateLeft(a + (words[0] * Spread), 31) * Factor;
                b = BitOperations.RotateLeft(b + (words[1] * Spread), 31) * Factor;
                c = BitOperations.RotateLeft(c + (words[2] * Spread), 31) * Factor;
                d = BitOperations.RotateLeft(d + (words[3] * Spread), 31) * Factor;
            }
            (first, second, third, fourth) = (a, b, c, d);
        }
    }
}
