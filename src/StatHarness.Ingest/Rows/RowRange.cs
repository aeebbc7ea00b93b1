namespace StatHarness.Ingest;

/// <summary>Some rows of a block: from the first up to, not including, the end.</summary>
internal readonly record struct RowRange(int First, int End)
{
    public int Count => End - First;

    public static RowRange All(RowBlock block) => new(0, block.Rows);
}
