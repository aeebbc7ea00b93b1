using System.Globalization;

namespace StatHarness.Ingest;

/// <summary>Which sheet is read: the one that was asked for, else the first visible one that holds a table.</summary>
internal static class SheetChoice
{
    private const int MostNames = 20, SampleRows = 200;

    public static (SheetEntry Sheet, List<SheetRow> Sample) Choose(Workbook workbook, string file, IngestOptions options)
    {
        if (options.Sheet is { } asked)
        {
            var named = Named(workbook.Sheets, file, asked);
            var sample = Sample(workbook, named);
            return sample.Count > 0 ? (named, sample) : throw IngestDiagnostics.Empty(file);
        }
        (SheetEntry, List<SheetRow>)? withCells = null;
        foreach (var sheet in workbook.Sheets)
        {
            if (sheet.Hidden || !sheet.IsWorksheet) continue;
            var sample = Sample(workbook, sheet);
            if (sample.Count > 1) return (sheet, sample);
            if (sample.Count > 0) withCells ??= (sheet, sample);
        }
        return withCells ?? throw WorkbookDiagnostics.NoCells(file, List(workbook.Sheets));
    }

    /// <summary>Null when the sheet is the only one.</summary>
    public static string? Note(IReadOnlyList<SheetEntry> sheets, SheetEntry chosen)
    {
        var others = sheets.Where(sheet => !ReferenceEquals(sheet, chosen)).ToList();
        if (others.Count == 0) return chosen.Hidden ? $"The sheet '{chosen.Name}' is hidden." : null;
        return $"The sheet '{chosen.Name}' {(chosen.Hidden ? "is hidden and was read as told" : "was read")}; not read: {List(others)}.";
    }

    private static SheetEntry Named(IReadOnlyList<SheetEntry> sheets, string file, string asked)
    {
        var found = sheets.FirstOrDefault(sheet => sheet.Name == asked)
            ?? sheets.FirstOrDefault(sheet => sheet.Name.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= sheets.Count ? sheets[number - 1] : null);
        if (found is null) throw WorkbookDiagnostics.UnknownSheet(file, asked, Nearest(sheets, asked), List(sheets));
        return found.IsWorksheet ? found : throw WorkbookDiagnostics.NotTabular(file, found.Name, found.Part is null ? "sheet without cells" : found.Kind);
    }

    private static List<SheetRow> Sample(Workbook workbook, SheetEntry sheet)
    {
        using var cells = workbook.Open(sheet);
        var rows = new List<SheetRow>();
        var row = new SheetRow();
        while (rows.Count < SampleRows && cells.Next(row)) rows.Add(row.Copy());
        return rows;
    }

    private static string List(IReadOnlyList<SheetEntry> sheets) =>
        $"{sheets.Count} {(sheets.Count == 1 ? "sheet" : "sheets")} ({string.Join(", ", sheets.Take(MostNames).Select(Shown))}{(sheets.Count > MostNames ? ", …" : "")})";

    private static string Shown(SheetEntry sheet) => $"'{sheet.Name}'{(sheet.Hidden ? ", hidden" : sheet.IsWorksheet ? "" : sheet.Part is null ? ", without cells" : $", a {sheet.Kind}")}";

    private static string Nearest(IReadOnlyList<SheetEntry> sheets, string asked) =>
        sheets.OrderBy(sheet => Distance(sheet.Name.ToUpperInvariant(), asked.ToUpperInvariant())).Select(sheet => sheet.Name).FirstOrDefault() ?? "";

    /// <summary>Edits between two names (Levenshtein 1966).</summary>
    private static int Distance(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= two.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == two[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
