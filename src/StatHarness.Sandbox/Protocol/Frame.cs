using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StatHarness.Sandbox.Protocol;

internal enum FrameKind : byte
{
    Ready = 1,
    Assignment = 2,
    Response = 3,
    /// <summary>The handler ran out of memory; the payload is the message.</summary>
    OutOfMemory = 4,
    /// <summary>The handler threw; the payload is the message.</summary>
    Failed = 5,
}

/// <summary>
/// Magic, kind, flags, length (little-endian), payload, sha256 of all before it. The hash finds torn frames and stray writes;
/// it proves nothing about the sender.
/// </summary>
internal static class Frame
{
    internal const int HeaderBytes = 16;
    internal const int TrailerBytes = 32;
    internal const uint Magic = 0x31574853;

    /// <summary>Set when the worker saw an out-of-memory exception, even a swallowed one.</summary>
    internal const ushort SawOutOfMemory = 1;

    internal static byte[] Encode(FrameKind kind, ReadOnlySpan<byte> payload, ushort flags = 0)
    {
        var frame = new byte[HeaderBytes + payload.Length + TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        frame[4] = (byte)kind;
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(6), flags);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(8), payload.Length);
        payload.CopyTo(frame.AsSpan(HeaderBytes));
        SHA256.HashData(frame.AsSpan(0, HeaderBytes + payload.Length), frame.AsSpan(HeaderBytes + payload.Length));
        return frame;
    }
}
