namespace StatHarness.Ingest;

/// <summary>XLSX, XLSM and their templates, in the transitional and the strict form.</summary>
internal sealed class OpenXmlWorkbook(RawFile file, Book book, IngestOptions options) : Workbook
{
    public override string Format => "xlsx";

    public override IReadOnlyList<SheetEntry> Sheets => book.Sheets;

    public override SheetCells Open(SheetEntry sheet)
    {
        var package = Package.Open(file);
        try
        {
            return new SheetScanner(package, book, sheet, options);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }
}
