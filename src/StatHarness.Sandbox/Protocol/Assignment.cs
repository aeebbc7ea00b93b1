using System.Buffers.Binary;
using System.Text;

namespace StatHarness.Sandbox.Protocol;

/// <summary>
/// What the parent tells a ready worker: the names of the grants in slot order, then the request. Where the system cannot hand
/// over descriptors each name is followed by a path.
/// </summary>
internal sealed record Assignment(IReadOnlyList<(string Name, string? Path)> Grants, ReadOnlyMemory<byte> Request)
{
    internal byte[] Encode()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Grants.Count);
        foreach (var (name, path) in Grants)
        {
            writer.Write(name);
            writer.Write(path is not null);
            if (path is not null) writer.Write(path);
        }
        writer.Write(Request.Span);
        writer.Flush();
        return stream.ToArray();
    }

    internal static Assignment Decode(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        var at = 4;
        var grants = new (string, string?)[BinaryPrimitives.ReadInt32LittleEndian(bytes)];
        for (var i = 0; i < grants.Length; i++)
        {
            var name = ReadString(bytes, ref at);
            grants[i] = (name, bytes[at++] == 1 ? ReadString(bytes, ref at) : null);
        }
        return new(grants, payload[at..]);
    }

    private static string ReadString(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = 0, shift = 0, part;
        do
        {
            part = bytes[at++];
            length |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        at += length;
        return Encoding.UTF8.GetString(bytes.Slice(at - length, length));
    }
}
