namespace StatHarness.Statistics;

/// <summary>Rows that miss the same columns.</summary>
/// <param name="Pattern">One character per column in column order: 1 = missing.</param>
/// <param name="Count">Rows.</param>
/// <param name="FirstRow">The first of them.</param>
public sealed record MissingPattern(string Pattern, long Count, int FirstRow);

/// <summary>Which columns are missing together.</summary>
/// <param name="Patterns">Most rows first, ties by pattern, ordinal.</param>
/// <param name="CompleteRows">Rows that miss nothing.</param>
public sealed record MissingPatterns(IReadOnlyList<MissingPattern> Patterns, long CompleteRows)
{
    /// <param name="columns">Per column a flag per row: true = missing.</param>
    public static MissingPatterns Of(int rows, IReadOnlyList<ReadOnlyMemory<bool>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var partition = new RowPartition(rows);
        var codes = new int[rows];
        foreach (var column in columns)
        {
            StatisticsDiagnostics.SameLength("A column", rows, column.Length);
            if (!column.Span.Contains(true)) continue;
            for (var row = 0; row < rows; row++) codes[row] = column.Span[row] ? 1 : 0;
            partition.Refine(codes);
        }
        var counts = new long[partition.Count];
        var first = new int[partition.Count];
        for (var row = rows - 1; row >= 0; row--)
        {
            counts[partition.ClassOfRow[row]]++;
            first[partition.ClassOfRow[row]] = row;
        }
        var patterns = new List<MissingPattern>(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            var row = first[i];
            var text = string.Create(columns.Count, (columns, row), static (span, from) =>
            {
                for (var c = 0; c < span.Length; c++) span[c] = from.columns[c].Span[from.row] ? '1' : '0';
            });
            patterns.Add(new(text, counts[i], row));
        }
        patterns.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Pattern, b.Pattern));
        var complete = patterns.Find(p => !p.Pattern.Contains('1'))?.Count ?? 0;
        return new(patterns, complete);
    }
}
