using System.IO.Compression;
using System.IO.Hashing;

namespace StatHarness.Ingest;

/// <summary>One part, unpacked as it is read; its size, its checksum and its growth are checked on the way.</summary>
internal sealed class PartStream(Stream unpacked, string file, string part, ZipArchiveEntry entry, long fileBytes) : ForwardStream(unpacked)
{
    private readonly Crc32 crc = new();
    private long done;
    private bool ended;

    public override int Read(Span<byte> buffer)
    {
        if (ended || buffer.IsEmpty) return 0;
        int read;
        try
        {
            read = Inner.Read(buffer);
        }
        catch (Exception problem) when (Package.IsDamage(problem))
        {
            throw WorkbookDiagnostics.Archive(file, $"the part '{part}' cannot be unpacked: {problem.Message}", problem);
        }
        crc.Append(buffer[..read]);
        done += read;
        if (done > entry.Length || (read == 0 && done < entry.Length))
            throw WorkbookDiagnostics.Archive(file, $"the part '{part}' has {(read == 0 ? "only" : "more than")} {(read == 0 ? done : entry.Length)} bytes; its directory says {entry.Length}.");
        UnpackLimits.Check(file, part, done, entry.CompressedLength, fileBytes);
        if (read > 0) return read;
        ended = true;
        if (crc.GetCurrentHashAsUInt32() != entry.Crc32) throw WorkbookDiagnostics.Archive(file, $"the part '{part}' does not have the checksum that its directory says.");
        return 0;
    }
}
