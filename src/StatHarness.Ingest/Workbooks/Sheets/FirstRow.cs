namespace StatHarness.Ingest;

/// <summary>The first row names the columns, unless its own values say that it is data: the rule of delimited text, on cells.</summary>
internal static class FirstRow
{
    private const int SampledRows = 100;

    /// <returns>Null when the row is a header.</returns>
    public static string? NoHeaderBecause(IReadOnlyList<SheetRow> rows, int anchor)
    {
        var row = rows[anchor];
        var kinds = Enumerable.Range(0, row.Count).Select(i => KindOf(row, i)).ToList();
        var filled = kinds.FindAll(kind => kind is not (CellKind.Empty or CellKind.Blank));
        if (filled.Count > 0 && filled.TrueForAll(IsTyped) && filled.Exists(kind => kind != CellKind.Bool))
            return "No header: every cell of the first row is a number, date or truth value; the columns were named by position.";
        for (var i = 0; i < row.Count; i++)
            if (IsTelling(kinds[i]) && ColumnAgrees(rows, anchor, row.Column(i)))
                return $"No header: the first cell of column {CellReference.Letters(row.Column(i))} is of the same type as the values below it; the columns were named by position.";
        return null;
    }

    private static CellKind KindOf(SheetRow row, int index) => Cell.Classify(row.Value(index)).Kind;

    private static bool IsTyped(CellKind kind) => kind is CellKind.Whole or CellKind.BigWhole or CellKind.Real or CellKind.Exact or CellKind.Bool || IsTelling(kind);

    /// <summary>What no one calls a column; a whole number may be a year.</summary>
    private static bool IsTelling(CellKind kind) => kind is CellKind.Real or CellKind.Exact or CellKind.Date or CellKind.Timestamp or CellKind.Instant or CellKind.DayMonth;

    private static bool ColumnAgrees(IReadOnlyList<SheetRow> rows, int anchor, int column)
    {
        var seen = 0;
        for (var row = anchor + 1; row < rows.Count && seen < SampledRows; row++)
            for (var i = 0; i < rows[row].Count; i++)
            {
                if (rows[row].Column(i) != column) continue;
                var kind = KindOf(rows[row], i);
                if (kind is CellKind.Empty or CellKind.Blank or CellKind.SoftNull) break;
                if (!IsTyped(kind)) return false;
                seen++;
            }
        return seen > 0;
    }
}
