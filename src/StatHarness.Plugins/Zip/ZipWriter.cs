using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace StatHarness.Plugins;

/// <summary>The canonical zip: names in ordinal order, stored, no times, no attributes. Equal files, equal bytes, on every machine and in every version.</summary>
public static class ZipWriter
{
    private const ushort Utf8Names = 1 << 11;
    private const ushort Version = 20;

    /// <summary>1980-01-01, the first day that the format can say.</summary>
    private const uint NoTime = 0x0021_0000;

    /// <param name="files">By name, with forward slashes.</param>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> files)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        var sorted = files.OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        foreach (var (name, bytes) in sorted)
        {
            var offset = (uint)zip.Length;
            var encoded = Encoding.UTF8.GetBytes(name);
            Number(zip, 0x04034b50, 4);
            Common(zip, bytes, encoded.Length);
            zip.Write(encoded);
            zip.Write(bytes);
            Number(directory, 0x02014b50, 4);
            Number(directory, Version, 2);
            Common(directory, bytes, encoded.Length);
            // No comment, first disk, no attributes.
            Number(directory, 0, 2);
            Number(directory, 0, 2);
            Number(directory, 0, 2);
            Number(directory, 0, 4);
            Number(directory, offset, 4);
            directory.Write(encoded);
        }
        End(zip, directory, (uint)sorted.Count);
        return zip.ToArray();
    }

    /// <summary>What the local header and the central one have in common, up to the length of the extra field.</summary>
    private static void Common(MemoryStream target, byte[] bytes, int nameLength)
    {
        Number(target, Version, 2);
        Number(target, Utf8Names, 2);
        Number(target, 0, 2);
        Number(target, NoTime, 4);
        Number(target, Crc32.HashToUInt32(bytes), 4);
        Number(target, (uint)bytes.Length, 4);
        Number(target, (uint)bytes.Length, 4);
        Number(target, (uint)nameLength, 2);
        Number(target, 0, 2);
    }

    private static void End(MemoryStream zip, MemoryStream directory, uint count)
    {
        var offset = (uint)zip.Length;
        directory.WriteTo(zip);
        Number(zip, 0x06054b50, 4);
        Number(zip, 0, 2);
        Number(zip, 0, 2);
        Number(zip, count, 2);
        Number(zip, count, 2);
        Number(zip, (uint)directory.Length, 4);
        Number(zip, offset, 4);
        Number(zip, 0, 2);
    }

    private static void Number(MemoryStream target, uint value, int bytes)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, value);
        target.Write(buffer[..bytes]);
    }
}
