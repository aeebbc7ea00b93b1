using System.Buffers.Text;

namespace StatHarness.Ingest;

/// <summary>What the number format of each cell style makes of a number.</summary>
internal sealed class CellStyles
{
    private const int MostStyles = 1_000_000;

    private readonly List<FormatKind> kinds = [];

    public static CellStyles None { get; } = new();

    public int Count => kinds.Count;

    /// <summary>A style that the workbook does not have means no format, as in the programs that write and read workbooks.</summary>
    public FormatKind Of(int style) => style >= 0 && style < kinds.Count ? kinds[style] : FormatKind.Number;

    public static CellStyles Read(Package package, string part, IngestOptions options)
    {
        var styles = new CellStyles();
        var formats = new Dictionary<int, FormatKind>();
        var cells = new List<int>();
        var inCells = false;
        using var tags = package.Tags(part, options);
        for (var token = tags.Next(); token != XmlToken.End; token = tags.Next())
        {
            if (tags.Name.SequenceEqual("cellXfs"u8)) inCells = token == XmlToken.Open;
            if (token is not (XmlToken.Open or XmlToken.Empty)) continue;
            if (tags.Name.SequenceEqual("numFmt"u8))
            {
                if (TryId(tags, out var id) && tags.AttributeText("formatCode"u8) is { } code) formats[id] = NumberFormats.Kind(code);
            }
            else if (inCells && tags.Name.SequenceEqual("xf"u8))
            {
                if (cells.Count == MostStyles) throw tags.Broken($"it has more than {MostStyles} cell styles.");
                cells.Add(TryId(tags, out var id) ? id : 0);
            }
        }
        styles.Settle(cells, formats);
        return styles;
    }

    /// <summary>From XLSB.</summary>
    public static CellStyles ReadBinary(Package package, string part)
    {
        var styles = new CellStyles();
        var formats = new Dictionary<int, FormatKind>();
        var cells = new List<int>();
        var inCells = false;
        using var records = new BinaryRecords(package.Stream(part), package.File, part);
        while (records.Next())
        {
            if (records.Type is BinaryRecords.BeginCellFormats or BinaryRecords.EndCellFormats) inCells = records.Type == BinaryRecords.BeginCellFormats;
            else if (records.Type == BinaryRecords.Format)
            {
                var at = 2;
                formats[records.UInt16(0)] = NumberFormats.Kind(records.String(ref at));
            }
            else if (inCells && records.Type == BinaryRecords.CellFormat)
            {
                if (cells.Count == MostStyles) throw records.Broken($"it has more than {MostStyles} cell styles.");
                cells.Add(records.UInt16(2));
            }
        }
        styles.Settle(cells, formats);
        return styles;
    }

    private void Settle(List<int> cells, Dictionary<int, FormatKind> formats)
    {
        foreach (var id in cells) kinds.Add(formats.TryGetValue(id, out var kind) ? kind : NumberFormats.BuiltIn(id));
    }

    private static bool TryId(XmlTags tags, out int id)
    {
        var text = tags.Attribute("numFmtId"u8);
        return Utf8Parser.TryParse(text, out id, out var used) && used == text.Length;
    }
}
