namespace StatHarness.Ingest;

/// <summary>Rows above a table that say what it is: few cells, at its left, where the table itself is wider.</summary>
internal static class TitleRows
{
    private const int MostTitles = 30;

    /// <returns>Index of the row where the table starts: its header, or its first data.</returns>
    public static int Anchor(IReadOnlyList<SheetRow> rows, IngestOptions options)
    {
        if (options.SkipRows is { } skip)
        {
            var told = 0;
            while (told < rows.Count - 1 && rows[told].Number <= skip) told++;
            return told;
        }
        if (options.Header == false) return 0;
        var width = MedianWidth(rows);
        var left = rows.Min(row => row.Column(0));
        var anchor = 0;
        while (anchor < Math.Min(rows.Count - 1, MostTitles) && IsTitle(rows[anchor], width, left)) anchor++;
        // When no row is wide enough, there is nothing to stand above.
        return IsTitle(rows[anchor], width, left) ? 0 : anchor;
    }

    /// <summary>A row with a name in few columns, but not in the first, is a header whose first column has no name.</summary>
    private static bool IsTitle(SheetRow row, int width, int left) => row.Count * 2 <= width && (row.Column(0) == left || (row.Count == 1 && width > 3));

    private static int MedianWidth(IReadOnlyList<SheetRow> rows)
    {
        var widths = rows.Select(row => row.Count).Order().ToList();
        return widths[widths.Count / 2];
    }
}
