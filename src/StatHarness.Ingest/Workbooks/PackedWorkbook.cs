namespace StatHarness.Ingest;

/// <summary>XLSX, XLSM and their templates, in the transitional and the strict form; XLSB, whose parts are records instead of XML.</summary>
internal sealed class PackedWorkbook(RawFile file, Book book, IngestOptions options, bool isBinary) : Workbook
{
    public override string Format => isBinary ? "xlsb" : "xlsx";

    public override IReadOnlyList<SheetEntry> Sheets => book.Sheets;

    public override SheetCells Open(SheetEntry sheet)
    {
        var package = Package.Open(file);
        try
        {
            return isBinary ? new BinaryScanner(package, book, sheet) : new SheetScanner(package, book, sheet, options);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }
}
