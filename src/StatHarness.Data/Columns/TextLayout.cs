namespace StatHarness.Data;

/// <summary>
/// Whether a text column is stored as codes into a dictionary or plain. The rule looks at the values only, at fixed rows, so that a column that streams in
/// gets the layout, and so the digest, of one that is there already.
/// </summary>
public static class TextLayout
{
    /// <summary>After each so many rows, and at the end, the column turns plain for good if its dictionary does not pay.</summary>
    public const int CheckRows = 65_536;

    /// <summary>A dictionary of mostly different texts is held in memory only up to this size.</summary>
    public const long MostBytesOfDifferent = 16 << 20;

    /// <summary>A dictionary pays when codes and distinct texts take no more than all texts would, and at least half of the values are repetitions or it is small.</summary>
    /// <param name="distinctBytes">UTF-8 of the distinct texts.</param>
    /// <param name="valueBytes">UTF-8 of all texts.</param>
    public static bool DictionaryPays(long rows, long values, long distinct, long distinctBytes, long valueBytes) =>
        (distinct * 2 <= values || distinctBytes <= MostBytesOfDifferent)
        && distinctBytes + (distinct * 4) + (rows * Arrow.IntegerWidening.BytesFor(Math.Max(0, distinct - 1))) <= valueBytes + (rows * 4);

    internal static bool IsPlain(TextColumn column)
    {
        var codes = column.Codes;
        int distinct = 0, values = 0;
        long distinctBytes = 0, valueBytes = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            if (!column.IsNull(row))
            {
                values++;
                var bytes = column.Dictionary.Utf8(codes[row]).Length;
                valueBytes += bytes;
                if (codes[row] >= distinct) (distinct, distinctBytes) = (codes[row] + 1, distinctBytes + bytes);
            }
            if (((row + 1) % CheckRows == 0 || row + 1 == codes.Length) && !DictionaryPays(row + 1, values, distinct, distinctBytes, valueBytes)) return true;
        }
        return false;
    }
}
