namespace StatHarness.Data;

/// <summary>
/// Whether a text column is stored as codes into a dictionary or plain. The rule looks at the values only, at fixed rows, so that a column that streams in
/// gets the layout, and so the digest, of one that is there already.
/// </summary>
public static class TextLayout
{
    /// <summary>After each so many rows, and at the end, the column turns plain for good if its dictionary does not pay.</summary>
    public const int CheckRows = 65_536;

    /// <summary>A dictionary pays when at least half of the values are repetitions.</summary>
    public static bool DictionaryPays(long distinct, long values) => distinct * 2 <= values;

    internal static bool IsPlain(TextColumn column)
    {
        var codes = column.Codes;
        int distinct = 0, values = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            if (!column.IsNull(row))
            {
                values++;
                distinct = Math.Max(distinct, codes[row] + 1);
            }
            if (((row + 1) % CheckRows == 0 || row + 1 == codes.Length) && !DictionaryPays(distinct, values)) return true;
        }
        return false;
    }
}
