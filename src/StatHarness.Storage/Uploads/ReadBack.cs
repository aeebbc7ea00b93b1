using System.IO.Hashing;
using System.Security.Cryptography;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Reads a copy back while it is still being written, close behind who writes it: what the disk is asked for is then still near the cores.</summary>
/// <param name="path">A file that grows only at its end.</param>
internal sealed class ReadBack(string path)
{
    /// <summary>What is read stays in the cache next to the core.</summary>
    public const int PieceBytes = 1 << 16;

    /// <summary>Waiting for less would cost more than it gains.</summary>
    private const int StepBytes = 1 << 20;

    private readonly object gate = new();
    private long written;
    private UInt128? whole;
    private bool abandoned;

    /// <summary>So many bytes are there, and more will come.</summary>
    public void Grew(long bytes)
    {
        lock (gate)
        {
            written = bytes;
            Monitor.Pulse(gate);
        }
    }

    /// <param name="bytes">All of them.</param>
    /// <param name="checksum">XXH128 of what was read from the source: tells a damaged copy, at the speed of memory. Who would deceive is the matter of the SHA-256.</param>
    public void End(long bytes, UInt128 checksum)
    {
        lock (gate)
        {
            (written, whole) = (bytes, checksum);
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Nobody needs the digest any more.</summary>
    public void Abandon()
    {
        lock (gate)
        {
            abandoned = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Returns when all was written and read back.</summary>
    /// <exception cref="DiagnosticException">SH4006: the disk holds something else than was read from the source.</exception>
    /// <exception cref="OperationCanceledException">It was abandoned.</exception>
    public Digest Run()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var checksum = new XxHash128();
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite, options: FileOptions.SequentialScan);
        var buffer = new byte[PieceBytes];
        long size = 0;
        while (true)
        {
            var (there, ended) = Await(size);
            // Once all is written, up to the end of the file: it may hold more.
            var count = SameBytes.Fill(file, buffer.AsSpan(0, ended ? PieceBytes : (int)Math.Min(PieceBytes, there - size)), size);
            if (count == 0 && ended) break;
            if (count == 0) throw StorageDiagnostics.CopyDiffers(path, there, size);
            checksum.Append(buffer.AsSpan(0, count));
            hash.AppendData(buffer, 0, count);
            size += count;
        }
        if (size != written || checksum.GetCurrentHashAsUInt128() != whole) throw StorageDiagnostics.CopyDiffers(path, written, size);
        return Digest.FromBytes(hash.GetHashAndReset());
    }

    private (long Written, bool Ended) Await(long from)
    {
        lock (gate)
        {
            while (written - from < StepBytes && whole is null && !abandoned) Monitor.Wait(gate);
            return abandoned ? throw new OperationCanceledException() : (written, whole is not null);
        }
    }
}
