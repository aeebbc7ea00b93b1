using System.Buffers.Binary;

namespace StatHarness.Scripting;

/// <summary>A frame: <c>SHW1</c>, a verb byte, then parts, each with its length (32 bits, little endian) before it. Reading trusts nothing.</summary>
internal static class Sections
{
    private static ReadOnlySpan<byte> Magic => "SHW1"u8;

    private const int MaxParts = 4_096;

    public static byte[] Write(byte verb, params IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var frame = new byte[Magic.Length + 1 + parts.Sum(p => p.Length + sizeof(int))];
        Magic.CopyTo(frame);
        frame[Magic.Length] = verb;
        var at = Magic.Length + 1;
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(at), part.Length);
            part.Span.CopyTo(frame.AsSpan(at + sizeof(int)));
            at += sizeof(int) + part.Length;
        }
        return frame;
    }

    public static byte Verb(ReadOnlyMemory<byte> frame) =>
        frame.Length > Magic.Length && frame.Span.StartsWith(Magic) ? frame.Span[Magic.Length] : throw ScriptingDiagnostics.BadFrame("it does not start as a frame");

    /// <exception cref="StatHarness.Core.DiagnosticException">SH3130: torn, or not of this verb.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> frame, byte verb)
    {
        if (Verb(frame) != verb) throw ScriptingDiagnostics.BadFrame("it answers another request");
        var parts = new List<ReadOnlyMemory<byte>>();
        var rest = frame[(Magic.Length + 1)..];
        while (rest.Length > 0)
        {
            if (parts.Count == MaxParts) throw ScriptingDiagnostics.BadFrame("it has too many parts");
            if (rest.Length < sizeof(int)) throw ScriptingDiagnostics.BadFrame("it ends inside a length");
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
            if (length < 0 || length > rest.Length - sizeof(int)) throw ScriptingDiagnostics.BadFrame("a part is longer than the frame");
            parts.Add(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
        }
        return parts;
    }
}
