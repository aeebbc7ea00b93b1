namespace StatHarness.Ingest;

/// <summary>Bytes already taken from a stream, and then the rest of it.</summary>
internal sealed class HeadedStream(byte[] head, Stream rest) : ForwardStream(rest)
{
    private int at;

    public override int Read(Span<byte> buffer)
    {
        if (at == head.Length) return Inner.Read(buffer);
        var taken = Math.Min(buffer.Length, head.Length - at);
        head.AsSpan(at, taken).CopyTo(buffer);
        at += taken;
        return taken;
    }
}
