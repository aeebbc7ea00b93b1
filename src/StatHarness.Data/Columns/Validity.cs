namespace StatHarness.Data;

/// <summary>Which rows hold a value: an Arrow validity bitmap (bit set = valid, least significant bit first), or none when all do.</summary>
public sealed class Validity
{
    private readonly ReadOnlyMemory<byte> bitmap;

    private Validity(ReadOnlyMemory<byte> bitmap, int nullCount) => (this.bitmap, NullCount) = (bitmap, nullCount);

    public static Validity AllValid { get; } = new(default, 0);

    public static Validity Of(ReadOnlyMemory<byte> bitmap, int nullCount) => nullCount == 0 ? AllValid : new(bitmap, nullCount);

    public int NullCount { get; }

    public bool HasNulls => NullCount > 0;

    /// <summary>Empty when all rows are valid.</summary>
    public ReadOnlySpan<byte> Bitmap => bitmap.Span;

    public bool IsValid(int row) => NullCount == 0 || (bitmap.Span[row >> 3] >> (row & 7) & 1) != 0;
}
