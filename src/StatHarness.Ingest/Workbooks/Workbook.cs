namespace StatHarness.Ingest;

/// <summary>A workbook of whatever kind: its sheets, and the cells of each as often as needed.</summary>
internal abstract class Workbook
{
    /// <summary><c>xlsx</c>, <c>xlsb</c> or <c>xls</c>.</summary>
    public abstract string Format { get; }

    public abstract IReadOnlyList<SheetEntry> Sheets { get; }

    public abstract SheetCells Open(SheetEntry sheet);

    public static Workbook Of(RawFile file, IngestOptions options)
    {
        if (!WorkbookStart.IsArchive(file.FirstBytes)) return LegacyWorkbook.Of(file);
        using var package = Package.Open(file);
        var part = MainPart.Find(package, options);
        return part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            ? new PackedWorkbook(file, Book.ReadBinary(package, part, options), options, isBinary: true)
            : new PackedWorkbook(file, Book.Read(package, part, options), options, isBinary: false);
    }
}
