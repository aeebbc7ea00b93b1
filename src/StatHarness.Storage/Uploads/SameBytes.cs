using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Two files read side by side.</summary>
internal static class SameBytes
{
    private const int PieceBytes = ReadBack.PieceBytes;

    /// <param name="progress">Bytes compared so far.</param>
    /// <returns>The digest of what both hold; null as soon as they differ.</returns>
    public static Digest? DigestOf(SafeFileHandle one, SafeFileHandle other, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Rented: large arrays made anew for each known file are collected dearly.
        byte[] first = ArrayPool<byte>.Shared.Rent(PieceBytes), second = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            for (long from = 0; ;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = Fill(one, first.AsSpan(0, PieceBytes), from), there = Fill(other, second.AsSpan(0, PieceBytes), from);
                if (count != there || !first.AsSpan(0, count).SequenceEqual(second.AsSpan(0, there))) return null;
                if (count == 0) return Digest.FromBytes(hash.GetHashAndReset());
                hash.AppendData(first, 0, count);
                from += count;
                progress?.Report(from);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(first);
            ArrayPool<byte>.Shared.Return(second);
        }
    }

    /// <summary>Fewer bytes than asked for only at the end of the file.</summary>
    public static int Fill(SafeFileHandle file, Span<byte> buffer, long from)
    {
        var filled = 0;
        for (int count; filled < buffer.Length && (count = RandomAccess.Read(file, buffer[filled..], from + filled)) > 0;) filled += count;
        return filled;
    }
}
