using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Traps;

/// <summary>What has misled readers of such tables before, found in the stored table: a spreadsheet's limits, ids that lost digits, dates where names were.</summary>
internal static class TableTraps
{
    private static readonly long[] RowLimits = [65_535, 65_536, 1_048_575, 1_048_576];
    private const int LeastRowsForConstant = 1000, ShownNames = 5;

    /// <param name="staged">The same columns, with what was seen in passing.</param>
    public static IReadOnlyList<TrapRecord> Find(
        IReadOnlyList<(ColumnRecord Record, Column Column)> columns, IReadOnlyList<StagedColumn> staged, LedgerRecord ledger, PiiRecord pii, IReadOnlyList<TrapRecord> known)
    {
        var traps = new List<TrapRecord>(known);
        var personal = pii.Columns.Select(column => column.Column).ToHashSet(StringComparer.Ordinal);
        var lines = new RowLines(columns, ledger);
        if (RowLimit(ledger) is { } limit) traps.Add(limit);
        foreach (var (record, column) in columns)
        {
            if (column is TextColumn text) traps.AddRange(new TextTraps(text, staged[record.Index].Texts!, lines, mayShow: !personal.Contains(record.Name)).Find());
            if (column is Int64Column number) traps.AddRange(NumberTraps.Find(number, staged[record.Index].Wholes!, record, lines, mayShow: !personal.Contains(record.Name)));
            if (NullTokens(ledger.Columns[record.Index]) is { } errors) traps.Add(errors);
        }
        traps.AddRange(Useless(columns));
        // What the format knows of a cell, such as its line, is better than what the column shows.
        return [.. traps.DistinctBy(trap => (trap.Trap, trap.Column))];
    }

    private static TrapRecord? RowLimit(LedgerRecord ledger)
    {
        var rows = Array.IndexOf(RowLimits, ledger.AcceptedRows) >= 0 ? ledger.AcceptedRows : ledger.PhysicalRows;
        return Array.IndexOf(RowLimits, rows) < 0 ? null : new("row_limit", null, rows, null, null,
            $"The table has {rows} rows, which is where a spreadsheet ends: what came after may be cut off. Compare the count with the source.");
    }

    private static TrapRecord? NullTokens(ColumnLedger ledger)
    {
        var errors = ledger.NullTokens.Where(token => token.Token.StartsWith('#') && token.Token.Length > 1).ToList();
        return errors.Count == 0 ? null : new("spreadsheet_error", ledger.Name, errors.Sum(token => token.Count), null, errors[0].Token,
            "Cells hold the error of a spreadsheet formula and were taken as missing. Mend the formula in the source.");
    }

    /// <summary>One record for all such columns: wide exports have many.</summary>
    private static IEnumerable<TrapRecord> Useless(IReadOnlyList<(ColumnRecord Record, Column Column)> columns)
    {
        var empty = columns.Where(column => column.Column.NullCount == column.Column.Length).Select(column => column.Record.Name).ToList();
        if (empty.Count > 0) yield return new("empty_columns", empty.Count == 1 ? empty[0] : null, empty.Count, null, empty.Count == 1 ? null : Names(empty),
            $"{Columns(empty.Count, "holds", "hold")} no value at all. Check whether the export lost them.");
        var constant = columns.Where(column => column.Column.Length >= LeastRowsForConstant && IsConstant(column.Column)).Select(column => column.Record.Name).ToList();
        if (constant.Count > 0) yield return new("constant_columns", constant.Count == 1 ? constant[0] : null, constant.Count, null, constant.Count == 1 ? null : Names(constant),
            $"{Columns(constant.Count, "holds", "hold")} one and the same value in every row: it tells no rows apart. Check whether the export was filtered.");
    }

    private static string Columns(int count, string one, string many) => count == 1 ? $"1 column {one}" : $"{count} columns {many}";

    private static string Names(List<string> names) => string.Join(", ", names.Take(ShownNames)) + (names.Count > ShownNames ? $" and {names.Count - ShownNames} more" : "");

    private static bool IsConstant(Column column) => column.NullCount == 0 && column switch
    {
        TextColumn c => !c.IsPlain && c.Dictionary.Count == 1,
        Int64Column c => RowWalk<long>.IsConstant(c),
        Float64Column c => RowWalk<double>.IsConstant(c),
        DecimalColumn c => RowWalk<Int128>.IsConstant(c),
        DateColumn c => RowWalk<int>.IsConstant(c),
        TimestampColumn c => RowWalk<long>.IsConstant(c),
        DurationColumn c => RowWalk<long>.IsConstant(c),
        BoolColumn c => IsConstant(c),
        _ => false,
    };

    private static bool IsConstant(BoolColumn column)
    {
        for (var row = 1; row < column.Length; row++)
            if (column[row] != column[0]) return false;
        return true;
    }
}
