using System.Security.Cryptography;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>The digest of a finished file, as read back: what it names is what the disk holds.</summary>
internal static class ColumnDigest
{
    private const int PieceBytes = 1 << 16;

    public static Digest Of(string path)
    {
        using var handle = File.OpenHandle(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceBytes];
        long at = 0;
        for (int read; (read = RandomAccess.Read(handle, piece, at)) > 0; at += read) hash.AppendData(piece, 0, read);
        return Digest.FromBytes(hash.GetHashAndReset());
    }
}
