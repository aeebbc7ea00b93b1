using System.IO.Compression;
using System.Text;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>The smallest XLSB (MS-XLSB) that holds a table.</summary>
internal static class BinaryBook
{
    private const int RowHeader = 0, Real = 5, InlineText = 6, BeginBook = 131, EndBook = 132, BeginSheets = 143, EndSheets = 144, BeginRows = 145, EndRows = 146, BeginSheet = 129, EndSheet = 130, Bundle = 156;

    public static byte[] Small()
    {
        var sheet = new MemoryStream();
        Record(sheet, BeginSheet);
        Record(sheet, BeginRows);
        object[][] rows = [["id", "name"], [1.5, "Zürich"], [-2.0, "b"]];
        for (var row = 0; row < rows.Length; row++)
        {
            Record(sheet, RowHeader, [.. BitConverter.GetBytes(row), .. new byte[21]]);
            for (var column = 0; column < 2; column++)
                if (rows[row][column] is string text) Record(sheet, InlineText, [.. Head(column), .. Text(text)]);
                else Record(sheet, Real, [.. Head(column), .. BitConverter.GetBytes((double)rows[row][column])]);
        }
        Record(sheet, EndRows);
        Record(sheet, EndSheet);
        var book = new MemoryStream();
        Record(book, BeginBook);
        Record(book, BeginSheets);
        Record(book, Bundle, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(1), .. Text("r1"), .. Text("s")]);
        Record(book, EndSheets);
        Record(book, EndBook);
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        return Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/></Types>"u8.ToArray()),
            ("_rels/.rels", Encoding.UTF8.GetBytes($"{Relations}<Relationship Id=\"a\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>")),
            ("xl/workbook.bin", book.ToArray()),
            ("xl/_rels/workbook.bin.rels", Encoding.UTF8.GetBytes($"{Relations}<Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>")),
            ("xl/worksheets/sheet1.bin", sheet.ToArray()));
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        return bytes.ToArray();
    }

    private static byte[] Head(int column) => [.. BitConverter.GetBytes(column), .. BitConverter.GetBytes(0)];

    private static byte[] Text(string text) => [.. BitConverter.GetBytes(text.Length), .. Encoding.Unicode.GetBytes(text)];

    private static void Record(MemoryStream stream, int type, byte[]? content = null)
    {
        if (type < 128) stream.WriteByte((byte)type);
        else stream.Write([(byte)((type & 0x7F) | 0x80), (byte)(type >> 7)]);
        stream.WriteByte((byte)(content?.Length ?? 0));
        stream.Write(content ?? []);
    }
}
