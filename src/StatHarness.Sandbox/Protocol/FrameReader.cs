using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StatHarness.Sandbox.Protocol;

internal enum FrameState
{
    Incomplete,
    Complete,
    /// <summary>Bad magic, kind, reserved byte, length or hash.</summary>
    Malformed,
    TooLong,
}

/// <summary>Collects one frame from a distrusted pipe. Memory grows with what arrived, never with what the header promises.</summary>
internal sealed class FrameReader(long maxPayloadBytes)
{
    private byte[] _bytes = new byte[4096];
    private int _count;
    private long _total = Frame.HeaderBytes;

    internal FrameState State { get; private set; }
    internal FrameKind Kind { get; private set; }
    internal ushort Flags { get; private set; }
    internal ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>True as soon as anything has arrived.</summary>
    internal bool Started => _count > 0;

    /// <summary>How many bytes the frame still lacks: reading more would read into the next one.</summary>
    internal int Wanted => State == FrameState.Incomplete ? (int)Math.Min(_total - _count, 1 << 16) : 0;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, Wanted, nameof(bytes));
        if (_count + bytes.Length > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Max(_count + bytes.Length, Math.Min(2L * _bytes.Length, _total)));
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
        if (_count == Frame.HeaderBytes) ReadHeader();
        if (State == FrameState.Incomplete && _count == _total && _count > Frame.HeaderBytes) ReadTrailer();
    }

    private void ReadHeader()
    {
        Kind = (FrameKind)_bytes[4];
        Flags = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(6));
        var length = BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(8));
        if (BinaryPrimitives.ReadUInt32LittleEndian(_bytes) != Frame.Magic || !Enum.IsDefined(Kind) || _bytes[5] != 0 || length < 0)
            State = FrameState.Malformed;
        else if (length > Math.Min(maxPayloadBytes, Array.MaxLength - Frame.HeaderBytes - Frame.TrailerBytes))
            State = FrameState.TooLong;
        else
            _total = Frame.HeaderBytes + length + Frame.TrailerBytes;
    }

    private void ReadTrailer()
    {
        var body = _count - Frame.TrailerBytes;
        Span<byte> hash = stackalloc byte[Frame.TrailerBytes];
        SHA256.HashData(_bytes.AsSpan(0, body), hash);
        State = hash.SequenceEqual(_bytes.AsSpan(body, Frame.TrailerBytes)) ? FrameState.Complete : FrameState.Malformed;
        Payload = _bytes.AsMemory(Frame.HeaderBytes, body - Frame.HeaderBytes);
    }
}
