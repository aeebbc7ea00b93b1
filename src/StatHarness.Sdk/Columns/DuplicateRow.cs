using StatHarness.Data;

namespace StatHarness.Sdk;

/// <param name="Row">A row that equals an earlier one in every column looked at; missing equals missing.</param>
/// <param name="First">The earliest such row.</param>
public sealed record DuplicateRow(int Row, int First)
{
    /// <summary>Exact: refines groups column by column, so no hash can collide. O(rows × columns).</summary>
    internal static IReadOnlyList<DuplicateRow> Of(int rows, IEnumerable<Column> columns)
    {
        var groups = new int[rows];
        var count = rows == 0 ? 0 : 1;
        foreach (var column in columns)
        {
            if (count == rows) return [];
            count = Refine(groups, LabelSeries.Of(column).Codes);
        }
        var first = new int[count];
        Array.Fill(first, -1);
        var duplicates = new List<DuplicateRow>();
        for (var row = 0; row < rows; row++)
        {
            ref var earliest = ref first[groups[row]];
            if (earliest < 0) earliest = row;
            else duplicates.Add(new(row, earliest));
        }
        return duplicates;
    }

    private static int Refine(int[] groups, int[] codes)
    {
        var numbering = new Numbering();
        for (var row = 0; row < groups.Length; row++) groups[row] = numbering.Of(unchecked((ulong)(uint)groups[row] << 32 | (uint)codes[row]));
        return numbering.Count;
    }
}
