using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>Writes workbooks, sound ones and others: each part can be replaced or left out.</summary>
internal sealed class TestBook
{
    public const int DateStyle = 1, TimestampStyle = 2, ClockStyle = 3, ElapsedStyle = 4;
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main", Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<(string Name, string State, string Xml)> sheets = [];
    private readonly List<string> strings = [];
    private readonly Dictionary<string, byte[]?> replaced = new(StringComparer.Ordinal);

    public bool Is1904 { get; init; }

    public bool Inline { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>Such as <c>x:</c>, before each element of a sheet.</summary>
    public string Prefix { get; init; } = "";

    private string Namespace => IsStrict ? Strict : Transitional;

    /// <param name="rows">Null for a cell that is not there.</param>
    public TestBook Sheet(string name, params object?[][] rows)
    {
        var xml = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<{Prefix}row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                if (rows[row][column] is { } value) xml.Append(Cell(Reference(column, row), value));
            xml.Append(CultureInfo.InvariantCulture, $"</{Prefix}row>");
        }
        return Xml(name, xml.ToString());
    }

    /// <param name="rows">What stands inside of <c>sheetData</c>.</param>
    public TestBook Xml(string name, string rows, string after = "", string state = "visible")
    {
        var declaration = Prefix.Length == 0 ? "xmlns" : $"xmlns:{Prefix.TrimEnd(':')}";
        sheets.Add((name, state, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{Prefix}worksheet {declaration}=\"{Namespace}\"><{Prefix}sheetData>{rows}</{Prefix}sheetData>{after}</{Prefix}worksheet>"));
        return this;
    }

    public TestBook Strings(params string[] items)
    {
        strings.AddRange(items);
        return this;
    }

    public TestBook With(string part, string text) => With(part, Encoding.UTF8.GetBytes(text));

    public TestBook With(string part, byte[]? bytes)
    {
        replaced[part] = bytes;
        return this;
    }

    public byte[] Bytes()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, content) in Parts())
            {
                if (content is null) continue;
                using var stream = zip.CreateEntry(part, CompressionLevel.Optimal).Open();
                stream.Write(content);
            }
        return bytes.ToArray();
    }

    public static string Reference(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }

    private string Cell(string at, object value) => value switch
    {
        string text when Inline => $"<{Prefix}c r=\"{at}\" t=\"inlineStr\"><{Prefix}is><{Prefix}t xml:space=\"preserve\">{SecurityElement.Escape(text)}</{Prefix}t></{Prefix}is></{Prefix}c>",
        string text => $"<{Prefix}c r=\"{at}\" t=\"s\"><{Prefix}v>{Shared(text)}</{Prefix}v></{Prefix}c>",
        bool truth => $"<{Prefix}c r=\"{at}\" t=\"b\"><{Prefix}v>{(truth ? 1 : 0)}</{Prefix}v></{Prefix}c>",
        DateOnly day => $"<{Prefix}c r=\"{at}\" s=\"{DateStyle}\"><{Prefix}v>{Serial(day.ToDateTime(TimeOnly.MinValue))}</{Prefix}v></{Prefix}c>",
        DateTime moment => $"<{Prefix}c r=\"{at}\" s=\"{TimestampStyle}\"><{Prefix}v>{Serial(moment)}</{Prefix}v></{Prefix}c>",
        IFormattable number => $"<{Prefix}c r=\"{at}\"><{Prefix}v>{number.ToString(number is double ? "G17" : null, CultureInfo.InvariantCulture)}</{Prefix}v></{Prefix}c>",
        _ => throw new ArgumentException($"No cell of {value.GetType()}.", nameof(value)),
    };

    private string Serial(DateTime moment) => ((moment - new DateTime(1899, 12, 30)).TotalDays - (Is1904 ? 1462 : 0)).ToString("G17", CultureInfo.InvariantCulture);

    private int Shared(string text)
    {
        strings.Add($"<t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t>");
        return strings.Count - 1;
    }

    private IEnumerable<(string Part, byte[]? Content)> Parts()
    {
        var office = IsStrict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["_rels/.rels"] = Relations($"<Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/>"),
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Namespace}\" xmlns:r=\"{office}\">{(Is1904 ? "<workbookPr date1904=\"1\"/>" : "")}<sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"s{i}\"/>"))}</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = Relations(string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"t\" Type=\"{office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"u\" Type=\"{office}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"),
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Namespace}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm:ss.000\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm:ss\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Namespace}\" count=\"9\" uniqueCount=\"9\">{string.Concat(strings.Select(item => $"<si>{item}</si>"))}</sst>",
        };
        for (var i = 0; i < sheets.Count; i++) parts[$"xl/worksheets/sheet{i + 1}.xml"] = sheets[i].Xml;
        foreach (var (part, text) in parts)
            if (!replaced.ContainsKey(part)) yield return (part, Encoding.UTF8.GetBytes(text));
        foreach (var (part, bytes) in replaced.OrderBy(pair => pair.Key, StringComparer.Ordinal)) yield return (part, bytes);
    }

    private static string Relations(string items) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>";
}
