namespace StatHarness.Ingest;

/// <summary>What a workbook says of all its sheets: their list, the date system, number formats, shared strings.</summary>
internal sealed class Book
{
    private Book(string file, IReadOnlyList<SheetEntry> sheets, bool is1904, CellStyles styles, SharedStrings strings) =>
        (File, Sheets, Is1904, Styles, Strings) = (file, sheets, is1904, styles, strings);

    public string File { get; }

    public IReadOnlyList<SheetEntry> Sheets { get; }

    /// <summary>Days are counted from 1904-01-01, as old Macs did.</summary>
    public bool Is1904 { get; }

    public CellStyles Styles { get; }

    public SharedStrings Strings { get; }

    public static Book Read(Package package, string workbookPart, IngestOptions options)
    {
        var relations = Relations.Of(package, workbookPart, options);
        var (sheets, is1904) = ReadSheets(package, workbookPart, relations, options);
        var styles = relations.First("styles") is { } stylePart && package.Has(stylePart) ? CellStyles.Read(package, stylePart, options) : CellStyles.None;
        var strings = relations.First("sharedStrings") is { } stringPart && package.Has(stringPart) ? SharedStrings.Read(package, stringPart, options) : SharedStrings.None;
        return new(package.File, sheets, is1904, styles, strings);
    }

    public static Book ReadBinary(Package package, string workbookPart, IngestOptions options)
    {
        var relations = Relations.Of(package, workbookPart, options);
        var sheets = new List<SheetEntry>();
        var is1904 = false;
        using (var records = new BinaryRecords(package.Stream(workbookPart), package.File, workbookPart))
            while (records.Next())
            {
                if (records.Type == BinaryRecords.BookProperties) is1904 = (records.UInt32(0) & 1) != 0;
                if (records.Type != BinaryRecords.SheetOfBook) continue;
                var at = 8;
                var target = relations.Find(records.String(ref at));
                sheets.Add(new(records.String(ref at), records.UInt32(0) != 0, target?.Kind ?? "worksheet", target?.Part));
            }
        var styles = relations.First("styles") is { } stylePart && package.Has(stylePart) ? CellStyles.ReadBinary(package, stylePart) : CellStyles.None;
        var strings = relations.First("sharedStrings") is { } stringPart && package.Has(stringPart) ? SharedStrings.ReadBinary(package, stringPart) : SharedStrings.None;
        return new(package.File, sheets, is1904, styles, strings);
    }

    private static (List<SheetEntry> Sheets, bool Is1904) ReadSheets(Package package, string part, Relations relations, IngestOptions options)
    {
        var sheets = new List<SheetEntry>();
        var is1904 = false;
        using var tags = package.Tags(part, options);
        for (var token = tags.Next(); token != XmlToken.End; token = tags.Next())
        {
            if (token is not (XmlToken.Open or XmlToken.Empty)) continue;
            // An extension has an element of the same local name, which does not say.
            if (tags.Name.SequenceEqual("workbookPr"u8)) is1904 |= IsTrue(tags.Attribute("date1904"u8));
            else if (tags.Name.SequenceEqual("sheet"u8) && tags.AttributeText("name"u8) is { } name)
            {
                var target = tags.AttributeText("id"u8) is { } id ? relations.Find(id) : null;
                sheets.Add(new(name, tags.Attribute("state"u8) is var state && !state.IsEmpty && !state.SequenceEqual("visible"u8), target?.Kind ?? "worksheet", target?.Part));
            }
        }
        return (sheets, is1904);
    }

    internal static bool IsTrue(ReadOnlySpan<byte> value) => value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8) || value.SequenceEqual("on"u8);
}
