using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace StatHarness.Workbench;

/// <summary>
/// A zip (PKWARE APPNOTE 6.3) without compression, whose bytes are a function of names and contents: .NET's own writer notes the
/// operating system, and deflate differs between versions of zlib. Names are UTF-8, times are the first a zip can hold.
/// </summary>
internal static class StoredZip
{
    private const ushort Version = 20;
    private const ushort Utf8Names = 0x0800;
    private const ushort FirstDay = 0x0021;

    /// <param name="files">In the order of the archive; names with forward slashes.</param>
    public static byte[] Of(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        var count = 0;
        foreach (var (name, bytes) in files)
        {
            var (at, crc, encoded) = (checked((uint)zip.Length), Crc32.HashToUInt32(bytes), Encoding.UTF8.GetBytes(name));
            Write(zip, 0x04034b50u, Version, Utf8Names, (ushort)0, (ushort)0, FirstDay, crc, (uint)bytes.Length, (uint)bytes.Length, (ushort)encoded.Length, (ushort)0);
            zip.Write(encoded);
            zip.Write(bytes);
            Write(directory, 0x02014b50u, Version, Version, Utf8Names, (ushort)0, (ushort)0, FirstDay, crc, (uint)bytes.Length, (uint)bytes.Length,
                (ushort)encoded.Length, (ushort)0, (ushort)0, (ushort)0, (ushort)0, 0u, at);
            directory.Write(encoded);
            count++;
        }
        var start = checked((uint)zip.Length);
        directory.WriteTo(zip);
        Write(zip, 0x06054b50u, (ushort)0, (ushort)0, checked((ushort)count), (ushort)count, (uint)directory.Length, start, (ushort)0);
        return zip.ToArray();
    }

    private static void Write(MemoryStream stream, params ReadOnlySpan<object> fields)
    {
        Span<byte> buffer = stackalloc byte[4];
        foreach (var field in fields)
        {
            if (field is ushort small) BinaryPrimitives.WriteUInt16LittleEndian(buffer, small);
            else BinaryPrimitives.WriteUInt32LittleEndian(buffer, (uint)field);
            stream.Write(buffer[..(field is ushort ? 2 : 4)]);
        }
    }
}
