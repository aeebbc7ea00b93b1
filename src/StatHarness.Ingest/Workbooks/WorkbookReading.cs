using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>One sheet of a workbook, once it is chosen and its table found.</summary>
internal sealed class WorkbookReading : TableReading
{
    private readonly Workbook workbook;
    private readonly SheetEntry sheet;
    private readonly SheetShape shape;
    private readonly IngestOptions options;
    private SheetFacts facts = new();
    private IReadOnlyList<string> names;

    private WorkbookReading(Workbook workbook, SheetEntry sheet, SheetShape shape, IngestOptions options) =>
        (this.workbook, this.sheet, this.shape, this.options, names) = (workbook, sheet, shape, options, shape.Names);

    public override string Format => workbook.Format;

    public override string Part => sheet.Name;

    public override TruncationRecord? Truncated
    {
        get
        {
            var columns = facts.SkippedColumns.Union(shape.LeftOut).Count();
            if (facts.SkippedRows > 0) return new("max_rows", options.MaxRows!.Value, facts.SkippedRows, columns);
            return columns > 0 ? new("max_columns", options.MaxColumns, 0, columns) : null;
        }
    }

    public override IReadOnlyList<string> Notes
    {
        get
        {
            var notes = new List<string>();
            if (SheetChoice.Note(workbook.Sheets, sheet) is { } others) notes.Add(others);
            notes.AddRange(shape.Notes);
            if (names.Count > shape.Names.Count) notes.Add($"{names.Count - shape.Names.Count} columns without a name were met below the first rows and stand last.");
            notes.AddRange(facts.Notes(names));
            if (facts.SkippedRows > 0) notes.Add($"Truncated: {facts.SkippedRows} rows beyond the {options.MaxRows} asked for were not read.");
            if (facts.SkippedColumns.Union(shape.LeftOut).Count() is > 0 and var columns) notes.Add($"Truncated: {columns} columns beyond the first {options.MaxColumns} were not read.");
            return notes;
        }
    }

    public override IReadOnlyList<TrapRecord> Traps => [.. facts.Traps(names)];

    public static WorkbookReading Of(RawFile file, IngestOptions options)
    {
        var workbook = Workbook.Of(file, options);
        var (sheet, sample) = SheetChoice.Choose(workbook, file.Name, options);
        return new(workbook, sheet, SheetShape.Of(sample, file.Name, options), options);
    }

    public override RowSource Open(RowLedger ledger)
    {
        facts = new();
        var rows = new SheetRows(workbook.Open(sheet), shape, facts, options, ledger);
        names = rows.Names;
        return rows;
    }
}
