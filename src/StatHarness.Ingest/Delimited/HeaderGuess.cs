namespace StatHarness.Ingest;

/// <summary>The first row names the columns, unless its own values say that it is data.</summary>
internal static class HeaderGuess
{
    private const int SampledRows = 100;

    /// <returns>Whether there is a header, and why not if not.</returns>
    public static (bool HasHeader, string? Note) Decide(DelimiterSample sample, bool? asked)
    {
        if (asked is { } told) return (told, told ? null : "The first row is data, as told; the columns were named by position.");
        var first = sample.Cells(sample.Anchor).ConvertAll(cell => Cell.Classify(cell).Kind);
        var filled = first.FindAll(kind => kind is not (CellKind.Empty or CellKind.Blank));
        if (filled.Count > 0 && filled.TrueForAll(IsTyped) && filled.Exists(kind => kind != CellKind.Bool))
            return (false, "No header: every cell of the first row is a number, date or truth value; the columns were named by position.");
        for (var column = 0; column < first.Count; column++)
            if (IsTelling(first[column]) && ColumnAgrees(sample, column))
                return (false, $"No header: the first cell of column {column + 1} is of the same type as the values below it; the columns were named by position.");
        return (true, null);
    }

    private static bool IsTyped(CellKind kind) => kind is CellKind.Whole or CellKind.BigWhole or CellKind.Real or CellKind.Exact or CellKind.Bool || IsTelling(kind);

    /// <summary>What no one calls a column; a whole number may be a year.</summary>
    private static bool IsTelling(CellKind kind) => kind is CellKind.Real or CellKind.Exact or CellKind.Date or CellKind.Timestamp or CellKind.Instant or CellKind.DayMonth;

    private static bool ColumnAgrees(DelimiterSample sample, int column)
    {
        var seen = 0;
        for (var row = sample.Anchor + 1; row < sample.Count && seen < SampledRows; row++)
        {
            if (sample.Width(row) <= column) continue;
            var kind = Cell.Classify(sample.Cells(row)[column]).Kind;
            if (kind is CellKind.Empty or CellKind.Blank or CellKind.SoftNull) continue;
            if (!IsTyped(kind)) return false;
            seen++;
        }
        return seen > 0;
    }
}
