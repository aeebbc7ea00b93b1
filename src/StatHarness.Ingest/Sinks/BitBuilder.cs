namespace StatHarness.Ingest;

/// <summary>A validity bitmap that costs nothing until the first missing row.</summary>
internal sealed class BitBuilder
{
    private byte[] bits = [];

    public int Nulls { get; private set; }

    public ReadOnlySpan<byte> Bits(int rows)
    {
        if (Nulls > 0) Grow(rows);
        return bits;
    }

    public void Miss(int row)
    {
        Nulls++;
        Grow(row + 1);
        bits[row >> 3] &= unchecked((byte)~(1 << (row & 7)));
    }

    private void Grow(int rows)
    {
        var needed = (rows >> 3) + 1;
        if (bits.Length >= needed) return;
        var old = bits.Length;
        Array.Resize(ref bits, Math.Max(needed, old * 2));
        bits.AsSpan(old).Fill(0xFF);
    }
}
