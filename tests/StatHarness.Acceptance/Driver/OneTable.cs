using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace StatHarness.Acceptance.Driver;

/// <summary>One table that any format can hold, written in each of them. Names are the formats; values are the bytes of a file.</summary>
internal static class OneTable
{
    public const string PlainCsv = "plain.csv";

    private static readonly string[] Names = ["id", "name", "amount", "when", "day", "done"];

    /// <summary>File name → content, in a fixed order.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Files { get; } = Make();

    private static List<(string, byte[])> Make()
    {
        var csv = Delimited(',', "\n");
        return
        [
            (PlainCsv, Utf8(csv)),
            ("crlf.csv", Utf8(Delimited(',', "\r\n"))),
            ("no-last-line-end.csv", Utf8(csv.TrimEnd('\n'))),
            ("tabs.tsv", Utf8(Delimited('\t', "\n"))),
            ("semicolons.csv", Utf8(Delimited(';', "\n"))),
            ("bom.csv", [0xEF, 0xBB, 0xBF, .. Utf8(csv)]),
            ("utf-16le.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(csv)]),
            ("utf-16be.csv", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(csv)]),
            ("zipped.csv.gz", Gzip(Utf8(csv))),
            ("lines.ndjson", Utf8(string.Concat(Rows().Select(row => Record(row).ToJsonString() + "\n")))),
            ("array.json", Utf8(new JsonArray([.. Rows().Select(row => (JsonNode)Record(row))]).ToJsonString())),
            ("book.xlsx", Workbook()),
        ];
    }

    private static IEnumerable<string[]> Rows()
    {
        for (var i = 0; i < 300; i++)
        {
            yield return
            [
                (1000 + i).ToString(CultureInfo.InvariantCulture),
                i % 7 == 0 ? "" : i % 5 == 0 ? $"Größe {i}, \"rot\" ✓" : $"name {i % 20}",
                i % 11 == 0 ? "" : (i * 1.25).ToString(CultureInfo.InvariantCulture),
                new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(i * 37).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                new DateTime(2023, 12, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                i % 3 == 0 ? "true" : "false",
            ];
        }
    }

    private static string Delimited(char delimiter, string lineEnd) =>
        string.Concat(Rows().Prepend(Names).Select(row => string.Join(delimiter, row.Select(cell => Quoted(cell, delimiter))) + lineEnd));

    private static string Quoted(string cell, char delimiter) =>
        cell.Contains(delimiter, StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static JsonObject Record(string[] row) => new(Names.Zip(row, (name, cell) => KeyValuePair.Create(name, cell.Length == 0 ? null : name switch
    {
        "id" or "amount" or "done" => JsonNode.Parse(cell),
        _ => JsonValue.Create(cell),
    })));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal)) gzip.Write(bytes);
        return buffer.ToArray();
    }

    private static byte[] Workbook()
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var sheet = new StringBuilder($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{Main}\"><sheetData>");
        var number = 0;
        foreach (var row in Rows().Prepend(Names))
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{++number}\">");
            for (var column = 0; column < row.Length; column++)
                if (row[column].Length > 0) sheet.Append(number == 1 ? Text((char)('A' + column), number, row[column]) : Cell((char)('A' + column), number, column, row[column]));
            sheet.Append("</row>");
        }
        sheet.Append("</sheetData></worksheet>");
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Add("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Table\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            Add("xl/worksheets/sheet1.xml", sheet.ToString());

            void Add(string name, string text)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Utf8(text));
            }
        }
        return buffer.ToArray();
    }

    private static string Cell(char column, int row, int index, string cell) => Names[index] switch
    {
        "name" => Text(column, row, cell),
        "done" => $"<c r=\"{column}{row}\" t=\"b\"><v>{(cell == "true" ? 1 : 0)}</v></c>",
        "when" => $"<c r=\"{column}{row}\" s=\"1\"><v>{Serial(cell)}</v></c>",
        "day" => $"<c r=\"{column}{row}\" s=\"2\"><v>{Serial(cell)}</v></c>",
        _ => $"<c r=\"{column}{row}\"><v>{cell}</v></c>",
    };

    private static string Text(char column, int row, string cell) =>
        $"<c r=\"{column}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(cell)}</t></is></c>";

    private static string Serial(string iso) =>
        DateTime.Parse(iso, CultureInfo.InvariantCulture).ToOADate().ToString("R", CultureInfo.InvariantCulture);
}
