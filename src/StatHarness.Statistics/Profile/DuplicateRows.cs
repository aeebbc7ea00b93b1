namespace StatHarness.Statistics;

/// <summary>Rows that repeat an earlier row in every column.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Distinct">Different rows.</param>
/// <param name="BeyondFirst">Rows − Distinct.</param>
/// <param name="FirstSeen">Per row the first row equal to it: itself unless it is a duplicate.</param>
public sealed record DuplicateRows(int Rows, int Distinct, int BeyondFirst, IReadOnlyList<int> FirstSeen)
{
    /// <summary>Exact: compares codes, not hashes. Missing (negative) equals missing. O(rows × columns).</summary>
    /// <param name="columns">One code column each, see <see cref="Codes"/>; none means that all rows are equal.</param>
    public static DuplicateRows Of(int rows, IReadOnlyList<ReadOnlyMemory<int>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var partition = new RowPartition(rows);
        foreach (var column in columns) partition.Refine(column.Span);
        var first = new int[partition.Count];
        Array.Fill(first, -1);
        var firstSeen = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var own = partition.ClassOfRow[row];
            if (first[own] < 0) first[own] = row;
            firstSeen[row] = first[own];
        }
        return new(rows, partition.Count, rows - partition.Count, firstSeen);
    }
}
