using System.IO.Compression;

namespace StatHarness.Ingest;

/// <summary>What a gzip file holds, read forward; damage and bombs end in one diagnostic. Its position is that in the packed file, for the progress.</summary>
internal sealed class GunzipStream(Stream packed, string file) : Stream
{
    private const long MostRatio = 250, FreeBytes = 256 << 20;

    private readonly GZipStream inner = new(packed, CompressionMode.Decompress, leaveOpen: false);
    private readonly long packedBytes = packed.Length;
    private long unpacked;

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
            if (unpacked > FreeBytes && unpacked / MostRatio > packedBytes) throw IngestDiagnostics.GzipBomb(file, packedBytes, unpacked);
            if (read == 0 && buffer.Length > 0 && unpacked == 0 && packedBytes < 18) throw IngestDiagnostics.Gzip(file, "it ends before its content", null);
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
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
