using ExcelDataReader;
using ExcelDataReader.Exceptions;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>XLS, and XLSX that Excel protected with its own password, by ExcelDataReader.</summary>
internal sealed class LegacyWorkbook(RawFile file, string format, IReadOnlyList<SheetEntry> sheets) : Workbook
{
    public override string Format => format;

    public override IReadOnlyList<SheetEntry> Sheets => sheets;

    public static LegacyWorkbook Of(RawFile file) => Guarded(file, () =>
    {
        // Excel protects some files with a password of its own, which the reader knows; with any other one it refuses.
        var format = IsEncryptedPackage(file) ? "xlsx" : "xls";
        using var reader = OpenReader(file);
        var sheets = new List<SheetEntry>();
        do sheets.Add(new(reader.Name, reader.VisibleState != "visible", "worksheet", sheets.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        while (reader.NextResult());
        return new LegacyWorkbook(file, format, sheets);
    });

    public override SheetCells Open(SheetEntry sheet) => Guarded(file, () =>
    {
        var reader = OpenReader(file);
        for (var skip = int.Parse(sheet.Part!, System.Globalization.CultureInfo.InvariantCulture); skip > 0; skip--) reader.NextResult();
        return new LegacyCells(file, reader);
    });

    /// <summary>A damaged workbook shows in many ways inside of the reader; each is the user's file, not our fault.</summary>
    public static T Guarded<T>(RawFile file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw WorkbookDiagnostics.Encrypted(file.Name);
        }
        catch (Exception problem) when (problem is not (DiagnosticException or OutOfMemoryException or OperationCanceledException))
        {
            throw WorkbookDiagnostics.Legacy(file.Name, problem.Message, problem);
        }
    }

    private static IExcelDataReader OpenReader(RawFile file)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var stream = file.Raw();
        try
        {
            return ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = false });
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>An encrypted XLSX lies in a compound file as one stream of this name.</summary>
    private static bool IsEncryptedPackage(RawFile file)
    {
        var mark = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
        using var stream = file.Raw();
        var buffer = new byte[1 << 16];
        var held = 0;
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer.AsSpan(held)))
        {
            var bytes = buffer.AsSpan(0, held + read);
            if (bytes.IndexOf(mark) >= 0) return true;
            held = Math.Min(bytes.Length, mark.Length - 1);
            bytes[^held..].CopyTo(buffer);
        }
        return false;
    }
}
