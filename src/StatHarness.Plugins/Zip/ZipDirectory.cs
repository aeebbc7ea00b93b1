using System.Buffers.Binary;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>The central directory, read strictly: whatever two programs could read differently is refused.</summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22, HeaderBytes = 46;
    private const uint End = 0x06054b50, Header = 0x02014b50;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DiagnosticException">SH3230, SH3236.</exception>
    public static (IReadOnlyList<ZipEntry> Entries, long Start) Read(ReadOnlySpan<byte> zip, string archive, int maxEntries)
    {
        var end = FindEnd(zip, archive);
        var tail = zip[end..];
        if (U16(tail, 4) != 0 || U16(tail, 6) != 0 || U16(tail, 8) != U16(tail, 10)) throw Bad(archive, "it is spread over several disks");
        int count = U16(tail, 10);
        long size = U32(tail, 12), start = U32(tail, 16);
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue) throw Bad(archive, "it uses Zip64, which a package never needs");
        if (count > maxEntries) throw new DiagnosticException(ZipDiagnostics.TooLarge(archive, "entries", count, maxEntries));
        if (start + size != end) throw Bad(archive, "its directory is not where its end says");
        var entries = new List<ZipEntry>(count);
        var at = (int)start;
        for (var i = 0; i < count; i++) entries.Add(Entry(zip[..end], ref at, archive));
        return at == end ? (entries, start) : throw Bad(archive, "its directory holds more than its entries");
    }

    /// <summary>The end record is the last thing of the file: what follows it, or looks like a second one, could be read as another archive.</summary>
    private static int FindEnd(ReadOnlySpan<byte> zip, string archive)
    {
        for (var at = zip.Length - EndBytes; at >= 0 && at >= zip.Length - EndBytes - ushort.MaxValue; at--)
        {
            if (U32(zip, at) != End) continue;
            return at + EndBytes + U16(zip, at + 20) == zip.Length ? at : throw Bad(archive, "bytes follow its end");
        }
        throw Bad(archive, "it has no end record, so it is cut short or no zip");
    }

    private static ZipEntry Entry(ReadOnlySpan<byte> zip, ref int at, string archive)
    {
        if (at + HeaderBytes > zip.Length || U32(zip, at) != Header) throw Bad(archive, "an entry of its directory is missing");
        var header = zip[at..];
        int name = U16(header, 28), extra = U16(header, 30), comment = U16(header, 32);
        if (HeaderBytes + name + extra + comment > header.Length) throw Bad(archive, "an entry of its directory is cut short");
        if (U16(header, 34) != 0) throw Bad(archive, "it is spread over several disks");
        var text = Name(header.Slice(HeaderBytes, name), archive);
        CheckExtra(header.Slice(HeaderBytes + name, extra), archive, text);
        long packed = U32(header, 20), size = U32(header, 24), offset = U32(header, 42);
        if (packed == uint.MaxValue || size == uint.MaxValue || offset == uint.MaxValue) throw Bad(archive, $"'{ZipNames.Printable(text)}' uses Zip64, which a package never needs");
        at += HeaderBytes + name + extra + comment;
        return new(text, U16(header, 8), U16(header, 10), U32(header, 16), packed, size, (int)(U32(header, 38) >> 16), offset);
    }

    /// <summary>Names are taken for UTF-8 whatever the flag says; ASCII is the same in both.</summary>
    private static string Name(ReadOnlySpan<byte> bytes, string archive)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Bad(archive, "a name is not UTF-8");
        }
    }

    /// <summary>A second name in an extra field (Info-ZIP Unicode Path) would be taken by some programs instead of the first.</summary>
    private static void CheckExtra(ReadOnlySpan<byte> extra, string archive, string name)
    {
        while (extra.Length > 0)
        {
            if (extra.Length < 4 || U16(extra, 2) > extra.Length - 4) throw Bad(archive, $"the extra field of '{ZipNames.Printable(name)}' is cut short");
            var body = extra.Slice(4, U16(extra, 2));
            if (U16(extra, 0) == 0x7075 && (body.Length < 5 || !body[5..].SequenceEqual(Encoding.UTF8.GetBytes(name)))) throw Bad(archive, $"'{ZipNames.Printable(name)}' has a second, different name");
            extra = extra[(4 + body.Length)..];
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static DiagnosticException Bad(string archive, string problem) => new(ZipDiagnostics.Malformed(archive, problem));
}
