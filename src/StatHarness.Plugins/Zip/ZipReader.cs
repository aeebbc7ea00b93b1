using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>Unpacks an archive into memory and never onto a disk: no name can lead anywhere, and no header is believed.</summary>
internal static class ZipReader
{
    public const long MaxArchiveBytes = 32 << 20;

    private const int LocalBytes = 30;
    private const uint Local = 0x04034b50;

    /// <summary>More than a table of repeated values reaches; deflate itself ends near 1,030.</summary>
    private const long MaxRatio = 250;
    private const long HarmlessBytes = 1 << 20;

    /// <returns>Files by name in ordinal order, folders left out.</returns>
    /// <exception cref="DiagnosticException">SH3230 to SH3239.</exception>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Read(ReadOnlyMemory<byte> zip, string archive)
    {
        var (entries, start) = ZipDirectory.Read(zip.Span, archive, PackageFiles.MaxFiles * 2);
        ZipNames.Check(entries, archive);
        foreach (var entry in entries) Check(entry, archive);
        var files = entries.Where(entry => !entry.IsFolder).ToList();
        if (files.Count > PackageFiles.MaxFiles) throw Refused(ZipDiagnostics.TooLarge(archive, "files", files.Count, PackageFiles.MaxFiles));
        if (files.Sum(file => file.Size) is var total && total > PackageFiles.MaxBytes) throw Refused(ZipDiagnostics.TooLarge(archive, "bytes", total, PackageFiles.MaxBytes));
        CheckTiling(zip.Span, entries, start, archive);
        var read = new List<(string Name, byte[] Bytes)>();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var bytes = Unpack(zip, file, archive);
            NestedArchive.Check(bytes, archive, file.Name);
            read.Add((file.Name, bytes));
        }
        return read;
    }

    private static void Check(ZipEntry entry, string archive)
    {
        if (entry.IsSpecial) throw Refused(ZipDiagnostics.Special(archive, entry.Name));
        if (entry.IsEncrypted) throw Refused(ZipDiagnostics.Encrypted(archive, entry.Name));
        if (entry.Method is not (0 or 8)) throw Refused(ZipDiagnostics.Method(archive, entry.Name, entry.Method));
        if (entry.IsFolder && entry.Size > 0) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "a folder holds no bytes"));
        if (entry.Method == 0 && entry.Packed != entry.Size) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "it is stored, but its two sizes differ"));
        if (entry.Size > HarmlessBytes && entry.Size / Math.Max(1, entry.Packed) > MaxRatio) throw Refused(ZipDiagnostics.Bomb(archive, entry.Name, entry.Packed, entry.Size));
    }

    /// <summary>Entries lie one after the other up to the directory: overlapping ones are a bomb, hidden bytes between them another archive.</summary>
    private static void CheckTiling(ReadOnlySpan<byte> zip, IReadOnlyList<ZipEntry> entries, long start, string archive)
    {
        var before = 0L;
        var slack = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Offset))
        {
            if (entry.Offset < before) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "it overlaps the entry before it"));
            if (entry.Offset - before > slack) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "bytes that belong to no entry stand before it"));
            before = DataOffset(zip, entry, archive) + entry.Packed;
            if (before > start) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "it reaches beyond the entries"));
            // A descriptor: signature, checksum, two sizes.
            slack = entry.HasDescriptor ? 16 : 0;
        }
        if (start - before > slack) throw Refused(ZipDiagnostics.Malformed(archive, "bytes that belong to no entry stand before its directory"));
    }

    /// <summary>Where the bytes of an entry begin; its local header must say the same as the directory.</summary>
    private static long DataOffset(ReadOnlySpan<byte> zip, ZipEntry entry, string archive)
    {
        if (entry.Offset + LocalBytes > zip.Length) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "its header lies outside of the archive"));
        var header = zip[(int)entry.Offset..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Local) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "it has no header of its own"));
        int name = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]), extra = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var data = entry.Offset + LocalBytes + name + extra;
        if (data + entry.Packed > zip.Length) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "its bytes reach beyond the archive"));
        if (!header.Slice(LocalBytes, name).SequenceEqual(Encoding.UTF8.GetBytes(entry.Name))) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "its own header has another name"));
        int flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]), method = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        if (flags != entry.Flags || method != entry.Method) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "its own header has another method"));
        if (entry.HasDescriptor) return data;
        var (crc, packed, size) = (BinaryPrimitives.ReadUInt32LittleEndian(header[14..]), BinaryPrimitives.ReadUInt32LittleEndian(header[18..]), BinaryPrimitives.ReadUInt32LittleEndian(header[22..]));
        return (crc, packed, size) == (entry.Crc, entry.Packed, entry.Size) ? data : throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "its own header has other sizes or another checksum"));
    }

    /// <summary>Reads what the directory promises and one byte more, so that nothing longer is taken in.</summary>
    private static byte[] Unpack(ReadOnlyMemory<byte> zip, ZipEntry entry, string archive)
    {
        var packed = zip.Slice((int)DataOffset(zip.Span, entry, archive), (int)entry.Packed);
        var bytes = entry.Method == 0 ? packed.ToArray() : Inflate(packed, entry, archive);
        return Crc32.HashToUInt32(bytes) == entry.Crc ? bytes : throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "its checksum is another"));
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> packed, ZipEntry entry, string archive)
    {
        var bytes = new byte[entry.Size + 1];
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var read = inflate.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read != entry.Size) throw Refused(ZipDiagnostics.Lies(archive, entry.Name, read > entry.Size ? "it unpacks to more bytes" : "it unpacks to fewer bytes"));
        }
        catch (InvalidDataException)
        {
            throw Refused(ZipDiagnostics.Lies(archive, entry.Name, "its compressed bytes are damaged"));
        }
        return bytes[..^1];
    }

    private static DiagnosticException Refused(Diagnostic problem) => new(problem);
}
