namespace StatHarness.Ingest;

/// <summary>The first row names the columns, unless its own values say that it is data; sometimes two rows do so together.</summary>
internal static class HeaderGuess
{
    private const int SampledRows = 100;

    /// <returns>Rows that name the columns, and what to say about it.</returns>
    public static (int Rows, string? Note) Decide(DelimiterSample sample, IngestOptions options)
    {
        if (options.HeaderRows is { } rows) return (rows, rows == 0 ? "The first row is data, as told; the columns were named by position." : null);
        if (options.Header is { } told) return (told ? 1 : 0, told ? null : "The first row is data, as told; the columns were named by position.");
        var first = sample.Cells(sample.Anchor).ConvertAll(cell => Cell.Classify(cell).Kind);
        var filled = first.FindAll(kind => kind is not (CellKind.Empty or CellKind.Blank));
        if (AreYears(sample)) return (1, null);
        if (filled.Count > 0 && filled.TrueForAll(IsTyped) && filled.Exists(kind => kind != CellKind.Bool))
            return (0, "No header: every cell of the first row is a number, date or truth value; the columns were named by position.");
        if (Anchors.HasRowNames(sample)) return (1, null);
        for (var column = 0; column < first.Count; column++)
            if (IsTelling(first[column]) && ColumnAgrees(sample, column, sample.Anchor + 1))
                return (0, $"No header: the first cell of column {column + 1} is of the same type as the values below it; the columns were named by position.");
        return IsGroupedHeader(sample, first) ? (2, "Two rows name the columns: the first groups, the second names.") : (1, null);
    }

    /// <summary>An empty corner, then rising years: the header of a cross table.</summary>
    private static bool AreYears(DelimiterSample sample)
    {
        var last = 0L;
        for (var column = 0; column < sample.Width(sample.Anchor); column++)
        {
            var cell = Cell.Classify(sample.Cell(sample.Anchor, column));
            if (cell.Kind is CellKind.Empty or CellKind.Blank && (column == 0 || last > 0)) continue;
            if (column == 0 || cell.Kind != CellKind.Whole || !cell.Number.TryInt64(out var year) || year <= Math.Max(last, 1500) || year > 2200) return false;
            last = year;
        }
        return last > 0 && sample.Width(sample.Anchor) > 2;
    }

    /// <summary>A row of group names with gaps, then a full row of different names, then typed values in most columns.</summary>
    private static bool IsGroupedHeader(DelimiterSample sample, List<CellKind> first)
    {
        var second = sample.Anchor + 1;
        if (sample.Count < second + 3 || sample.Width(second) != first.Count || first.Count < 3) return false;
        var gaps = first.Count(kind => kind is CellKind.Empty or CellKind.Blank);
        if (gaps == 0 || gaps == first.Count || first[^1] != CellKind.Empty || first.Exists(IsTyped)) return false;
        var names = sample.Cells(second);
        if (!names.TrueForAll(name => Cell.Classify(name).Kind == CellKind.Text || Cell.Classify(name).Kind == CellKind.Empty) || names.Count(name => name.Length == 0) > 1) return false;
        return Enumerable.Range(0, first.Count).Count(column => ColumnAgrees(sample, column, second + 1)) * 2 >= first.Count;
    }

    private static bool IsTyped(CellKind kind) => kind is CellKind.Whole or CellKind.BigWhole or CellKind.Real or CellKind.Exact or CellKind.Bool || IsTelling(kind);

    /// <summary>What no one calls a column; a whole number may be a year.</summary>
    private static bool IsTelling(CellKind kind) => kind is CellKind.Real or CellKind.Exact or CellKind.Date or CellKind.Timestamp or CellKind.Instant or CellKind.DayMonth;

    private static bool ColumnAgrees(DelimiterSample sample, int column, int firstRow)
    {
        var seen = 0;
        for (var row = firstRow; row < sample.Count && seen < SampledRows; row++)
        {
            if (sample.Width(row) <= column) continue;
            var kind = Cell.Classify(sample.Cell(row, column)).Kind;
            if (kind is CellKind.Empty or CellKind.Blank or CellKind.SoftNull) continue;
            if (!IsTyped(kind)) return false;
            seen++;
        }
        return seen > 0;
    }
}
