using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Where the table lies in its sheet.</summary>
/// <param name="Columns">Sheet column, from 1, of each column of the table, rising.</param>
/// <param name="FirstHeader">First row that names the columns; the first row of data when none does.</param>
/// <param name="FirstData">Rows from here on are data.</param>
internal sealed record SheetShape(IReadOnlyList<int> Columns, IReadOnlyList<string> Names, int FirstHeader, int FirstData, IReadOnlyList<int> LeftOut, IReadOnlyList<string> Notes)
{
    /// <param name="rows">The first rows of the sheet that hold something; at least one.</param>
    public static SheetShape Of(IReadOnlyList<SheetRow> rows, string file, IngestOptions options)
    {
        var notes = new List<string>();
        var anchor = TitleRows.Anchor(rows, options);
        if (options.SkipRows is null && anchor > 0)
            notes.Add(anchor == 1 ? $"Row {rows[0].Number} above the table is a title and no part of it." : $"{anchor} rows above the table, from row {rows[0].Number} to {rows[anchor - 1].Number}, are titles and no part of it.");
        var headerRows = HeaderRows(rows, anchor, options, notes);
        var columns = UsedColumns(rows, anchor, headerRows);
        var leftOut = columns.Skip(options.MaxColumns).ToList();
        columns = columns[..Math.Min(columns.Count, options.MaxColumns)];
        var first = rows[anchor].Number;
        if (columns[0] > 1) notes.Add($"The table starts at {CellReference.Name(columns[0], first)}.");
        return new(columns, NamesOf(rows, anchor, headerRows, columns, file), first, headerRows == 0 ? first : rows[anchor + headerRows - 1].Number + 1, leftOut, notes);
    }

    private static int HeaderRows(IReadOnlyList<SheetRow> rows, int anchor, IngestOptions options, List<string> notes)
    {
        var asked = options.HeaderRows ?? options.Header switch { true => 1, false => 0, null => -1 };
        if (asked >= 0)
        {
            if (asked == 0) notes.Add("The first row is data, as told; the columns were named by position.");
            return Math.Min(asked, rows.Count - anchor);
        }
        if (FirstRow.NoHeaderBecause(rows, anchor) is not { } reason) return 1;
        notes.Add(reason);
        return 0;
    }

    /// <summary>All columns between the ends of the header, named or not, and every other column that holds something.</summary>
    private static List<int> UsedColumns(IReadOnlyList<SheetRow> rows, int anchor, int headerRows)
    {
        var used = new SortedSet<int>();
        for (var row = anchor; row < rows.Count; row++)
            for (var i = 0; i < rows[row].Count; i++) used.Add(rows[row].Column(i));
        for (var row = anchor; row < anchor + Math.Max(headerRows, 1); row++)
            for (var column = rows[row].Column(0); column < rows[row].Column(rows[row].Count - 1); column++) used.Add(column);
        return [.. used];
    }

    private static List<string> NamesOf(IReadOnlyList<SheetRow> rows, int anchor, int headerRows, List<int> columns, string file)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>(columns.Count);
        var groups = new string[headerRows];
        foreach (var column in columns)
        {
            var parts = new List<string>();
            for (var level = 0; level < headerRows; level++)
            {
                var text = Text(rows[anchor + level], column);
                // The name of a group stands above its first column only.
                groups[level] = text.Length > 0 || level == headerRows - 1 ? text : groups[level] ?? "";
                if (groups[level].Length > 0 && !parts.Contains(groups[level])) parts.Add(groups[level]);
            }
            var name = parts.Count == 0 ? $"column_{names.Count + 1}" : string.Join(' ', parts);
            if (!seen.TryAdd(name, names.Count + 1))
                throw IngestDiagnostics.DuplicateHeader(new(file, rows[anchor + headerRows - 1].Number, column), name, seen[name], names.Count + 1);
            names.Add(name);
        }
        return names;
    }

    private static string Text(SheetRow row, int column)
    {
        for (var i = 0; i < row.Count; i++)
            if (row.Column(i) == column) return Encoding.UTF8.GetString(row.Value(i)).Trim();
        return "";
    }
}
