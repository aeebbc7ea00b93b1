namespace StatHarness.Ingest;

/// <summary>UTF-8 that grows and is used again.</summary>
internal sealed class ByteText
{
    private byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public byte[] Bytes => bytes;

    public Span<byte> From(int start) => bytes.AsSpan(start, Length - start);

    public void Clear() => Length = 0;

    public void Cut(int length) => Length = length;

    public void Append(ReadOnlySpan<byte> more)
    {
        if (bytes.Length - Length < more.Length) Array.Resize(ref bytes, (int)Math.Min(Math.Max(bytes.Length * 2L, (long)Length + more.Length), Array.MaxLength));
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }
}
