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
        if (!WorkbookStart.IsArchive(file.FirstBytes)) return LegacyWorkbook.Of(file, "xls");
        using var package = Package.Open(file);
        var part = MainPart.Find(package, options);
        if (!part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) return new OpenXmlWorkbook(file, Book.Read(package, part, options), options);
        CheckAll(package);
        return LegacyWorkbook.Of(file, "xlsb");
    }

    /// <summary>The reader of XLSB unpacks without limits, so all is unpacked once before.</summary>
    private static void CheckAll(Package package)
    {
        var buffer = new byte[1 << 16];
        foreach (var part in package.Parts)
        {
            using var stream = package.Stream(part);
            while (stream.Read(buffer) > 0)
            {
            }
        }
    }
}
