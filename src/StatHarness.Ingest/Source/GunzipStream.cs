using System.IO.Compression;

namespace StatHarness.Ingest;

/// <summary>What a gzip file holds, read forward; damage and bombs end in one diagnostic. Its position is that in the packed file, for the progress.</summary>
/// <param name="freeBytes">Up to so many unpacked bytes any ratio is fine.</param>
internal sealed class GunzipStream(Stream packed, string file, long freeBytes = 256 << 20) : Stream
{
    private const long MostRatio = 250;

    private readonly GZipStream inner = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private readonly long packedBytes = packed.Length;
    private long unpacked;
    private bool complete;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => packed.Position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = inner.Read(buffer);
            unpacked += read;
            if (unpacked > freeBytes && unpacked / MostRatio > packedBytes) throw IngestDiagnostics.GzipBomb(file, packedBytes, unpacked);
            if (read == 0 && buffer.Length > 0 && !complete)
            {
                if (!IsWhole()) throw IngestDiagnostics.Gzip(file, $"it ends after {unpacked:N0} sound bytes", null);
                complete = true;
            }
            return read;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw IngestDiagnostics.Gzip(file, $"after {unpacked:N0} sound bytes: {problem.Message}", problem);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            packed.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>
    /// GZipStream takes the end of the file for the end of the data (.NET 10). The last four bytes state the size of the last part (RFC 1952 §2.3.1); when that is
    /// not all there was, a part of our own is put behind the file and must come out at the end.
    /// </summary>
    private bool IsWhole()
    {
        if (packedBytes < 18) return false;
        Span<byte> size = stackalloc byte[4];
        packed.Position = packedBytes - 4;
        packed.ReadExactly(size);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(size) == unchecked((uint)unpacked) || ComesOutWithMore();
    }

    private bool ComesOutWithMore()
    {
        var marker = "the end of the file"u8.ToArray();
        var more = new MemoryStream();
        using (var part = new GZipStream(more, CompressionLevel.Fastest, leaveOpen: true)) part.Write(marker);
        packed.Position = 0;
        more.Position = 0;
        using var all = new GZipStream(new TwoStreams(packed, more), CompressionMode.Decompress);
        var last = new byte[(1 << 16) + marker.Length];
        var held = 0;
        while (all.Read(last, held, last.Length - held) is var read && read > 0)
        {
            held += read;
            var kept = Math.Min(held, marker.Length);
            last.AsSpan(held - kept, kept).CopyTo(last);
            held = kept;
        }
        return last.AsSpan(0, held).SequenceEqual(marker);
    }

    private sealed class TwoStreams(Stream first, Stream second) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => first.Read(buffer, offset, count) is var read && read > 0 ? read : second.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
