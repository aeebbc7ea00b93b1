using System.IO.Compression;

namespace StatHarness.Benchmarks;

/// <summary>One table of ten columns as JSON, NDJSON and XLSX.</summary>
internal static class OtherInputs
{
    private static readonly string[] Regions = ["north", "south", "east", "west"];
    private static readonly string[] States = ["open", "done", "hold"];
    private static readonly string[] Names = ["id", "qty", "code", "price", "amount", "ratio", "day", "region", "status", "note"];

    public static string NdJson(string path, int rows)
    {
        using var file = new ByteWriter(path);
        var draw = new Draw(44);
        for (var row = 1; row <= rows; row++)
        {
            Record(file, draw, row);
            file.Text("\n").FlushWhenFull();
        }
        return path;
    }

    public static string Json(string path, int rows)
    {
        using var file = new ByteWriter(path);
        var draw = new Draw(44);
        file.Text("[");
        for (var row = 1; row <= rows; row++)
        {
            file.Text(row > 1 ? ",\n" : "\n");
            Record(file, draw, row);
            file.FlushWhenFull();
        }
        file.Text("\n]\n");
        return path;
    }

    /// <summary>One sheet as spreadsheet programs write it: shared texts, dates as serial numbers with a style.</summary>
    public static string Xlsx(string path, int rows)
    {
        var folder = Directory.CreateDirectory(path + ".parts").FullName;
        var draw = new Draw(44);
        List<string> texts = [.. Names, .. Regions, .. States];
        using (var sheet = new ByteWriter(Path.Combine(folder, "sheet1.xml")))
        {
            sheet.Text("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">""");
            for (var column = 0; column < Names.Length; column++) Cell(sheet, column, 1, " t=\"s\"").Number(column).Text("</v></c>");
            sheet.Text("</row>");
            for (var row = 2; row <= rows + 1; row++)
            {
                Row(sheet, draw, row, texts);
                sheet.FlushWhenFull();
            }
            sheet.Text("</sheetData></worksheet>");
        }
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Add(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""");
            Add(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="data" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            Add(archive, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Add(archive, "xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + string.Concat(texts.Select(text => $"<si><t>{text}</t></si>")) + "</sst>");
            archive.CreateEntryFromFile(Path.Combine(folder, "sheet1.xml"), "xl/worksheets/sheet1.xml", CompressionLevel.Fastest);
        }
        Directory.Delete(folder, recursive: true);
        return path;
    }

    private static void Record(ByteWriter file, Draw draw, int row)
    {
        file.Text("{\"id\":").Number(row).Text(",\"qty\":").Number(draw.Below(1000)).Text(",\"code\":").Number(draw.Below(1_000_000_000));
        file.Text(",\"price\":").Number(draw.Uniform() * 100, 2).Text(",\"amount\":").Number(draw.Normal() * 1000, 2).Text(",\"ratio\":").Number(draw.Uniform(), -1);
        file.Text(",\"day\":\"").Time(DateTime.UnixEpoch.AddDays(18_993 + draw.Below(1000)), "yyyy-MM-dd").Text("\",\"region\":\"").Text(draw.Of(Regions));
        file.Text("\",\"status\":\"").Text(draw.Of(States)).Text("\",\"note\":\"note ").Number(draw.Below(1_000_000)).Text("\"}");
    }

    private static void Row(ByteWriter sheet, Draw draw, int row, List<string> texts)
    {
        // Serial 44562 is 2022-01-01.
        sheet.Text("<row r=\"").Number(row).Text("\">");
        Cell(sheet, 0, row, "").Number(row - 1).Text("</v></c>");
        Cell(sheet, 1, row, "").Number(draw.Below(1000)).Text("</v></c>");
        Cell(sheet, 2, row, "").Number(draw.Below(1_000_000_000)).Text("</v></c>");
        Cell(sheet, 3, row, "").Number(draw.Uniform() * 100, 2).Text("</v></c>");
        Cell(sheet, 4, row, "").Number(draw.Normal() * 1000, 2).Text("</v></c>");
        Cell(sheet, 5, row, "").Number(draw.Uniform(), -1).Text("</v></c>");
        Cell(sheet, 6, row, " s=\"1\"").Number(44_562 + draw.Below(1000)).Text("</v></c>");
        Cell(sheet, 7, row, " t=\"s\"").Number(Names.Length + draw.Below(Regions.Length)).Text("</v></c>");
        Cell(sheet, 8, row, " t=\"s\"").Number(Names.Length + Regions.Length + draw.Below(States.Length)).Text("</v></c>");
        texts.Add($"note {draw.Below(1_000_000)}");
        Cell(sheet, 9, row, " t=\"s\"").Number(texts.Count - 1).Text("</v></c></row>");
    }

    private static ByteWriter Cell(ByteWriter sheet, int column, int row, string attributes) =>
        sheet.Text("<c r=\"").Text(((char)('A' + column)).ToString()).Number(row).Text("\"").Text(attributes).Text("><v>");

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
        writer.Write(content);
    }
}
