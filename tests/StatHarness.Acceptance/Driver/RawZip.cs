using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace StatHarness.Acceptance.Driver;

/// <summary>Archives as no honest packer writes them: every field can lie.</summary>
internal sealed class RawZip
{
    private readonly List<byte> zip = [];
    private readonly List<byte> directory = [];
    private int count;

    /// <param name="declared">What the headers say it unpacks to; the truth when null.</param>
    /// <param name="mode">Unix type and permissions.</param>
    public RawZip Add(string name, byte[] bytes, int method = 8, int flags = 0x800, long? declared = null, uint? crc = null, int mode = 0, string? localName = null, byte[]? hiddenBefore = null)
    {
        zip.AddRange(hiddenBefore ?? []);
        var offset = (uint)zip.Count;
        var packed = method == 8 ? Deflated(bytes) : bytes;
        var sizes = (Crc: crc ?? Crc32(bytes), Packed: (uint)packed.Length, Size: (uint)(declared ?? bytes.Length));
        Header(zip, [(0x04034b50, 4), (20, 2)], localName ?? name, method, flags, sizes, []);
        zip.AddRange(packed);
        Header(directory, [(0x02014b50, 4), (0x0314, 2), (20, 2)], name, method, flags, sizes, [(0, 2), (0, 2), (0, 2), ((uint)mode << 16, 4), (offset, 4)]);
        count++;
        return this;
    }

    public byte[] ToArray()
    {
        List<byte> whole = [.. zip, .. directory];
        foreach (var (value, size) in new (uint, int)[] { (0x06054b50, 4), (0, 2), (0, 2), ((uint)count, 2), ((uint)count, 2), ((uint)directory.Count, 4), ((uint)zip.Count, 4), (0, 2) }) Number(whole, value, size);
        return whole.ToArray();
    }

    private static void Header(List<byte> target, (uint Value, int Size)[] start, string name, int method, int flags, (uint Crc, uint Packed, uint Size) sizes, (uint Value, int Size)[] more)
    {
        var encoded = Encoding.UTF8.GetBytes(name);
        foreach (var (value, size) in start) Number(target, value, size);
        foreach (var (value, size) in new (uint, int)[] { ((uint)flags, 2), ((uint)method, 2), (0, 4), (sizes.Crc, 4), (sizes.Packed, 4), (sizes.Size, 4), ((uint)encoded.Length, 2), (0, 2) }) Number(target, value, size);
        foreach (var (value, size) in more) Number(target, value, size);
        target.AddRange(encoded);
    }

    private static void Number(List<byte> target, uint value, int size)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, value);
        target.AddRange(buffer[..size]);
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.SmallestSize)) deflate.Write(bytes);
        return buffer.ToArray();
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
