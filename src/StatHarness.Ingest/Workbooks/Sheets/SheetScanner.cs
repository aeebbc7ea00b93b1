using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Scans the XML of one worksheet (ECMA-376 part 1, §18.3.1) row by row. Owns the package.</summary>
internal sealed class SheetScanner : SheetCells
{
    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

    private readonly Package package;
    private readonly SheetEntry sheet;
    private readonly XmlTags tags;
    private readonly SharedStrings strings;
    private readonly CellText cell = new();
    private readonly NumberCells numbers;
    private bool inRows, ended;
    private XmlToken? opened;
    private int lastRow, column;
    private PlainCell.RowSpelling spelledRow;
    private long merged, unplaced;

    public SheetScanner(Package package, Book book, SheetEntry sheet, IngestOptions options)
    {
        (this.package, this.sheet, strings) = (package, sheet, book.Strings);
        numbers = new(book);
        tags = package.Tags(sheet.Part!, options, ahead: true);
    }

    public override long BytesDone => package.BytesDone;

    public override long MergedRanges => merged;

    public override IReadOnlyList<string> Notes => unplaced == 0 ? [] : [$"{unplaced} cells have a number where their reference should stand; they were placed by their order in the row."];

    public override bool Next(SheetRow row)
    {
        row.Shared = strings.Bytes;
        row.Clear(0);
        while (!ended)
        {
            var token = opened ?? tags.Next();
            opened = null;
            if (token == XmlToken.End) ended = true;
            else if (!inRows) Outside(token);
            else if (token == XmlToken.Close) inRows = false;
            else if (tags.Name.SequenceEqual("row"u8))
            {
                var (number, hidden) = OpenRow();
                // Some writers open the same row again for each cell.
                if (number != row.Number && row.Count > 0)
                {
                    opened = token;
                    return true;
                }
                if (number != row.Number) StartRow(row, number, hidden);
                if (token == XmlToken.Open) ReadCells(row);
            }
            else if (token == XmlToken.Open) tags.Skip();
        }
        return row.Count > 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        tags.Dispose();
        package.Dispose();
    }

    private void Outside(XmlToken token)
    {
        if (token is not (XmlToken.Open or XmlToken.Empty)) return;
        if (tags.Name.SequenceEqual("sheetData"u8)) inRows = token == XmlToken.Open;
        else if (tags.Name.SequenceEqual("mergeCell"u8)) merged++;
    }

    private (int Number, bool Hidden) OpenRow()
    {
        var number = lastRow + 1;
        var hidden = false;
        for (var i = 0; i < tags.Attributes; i++)
        {
            var name = tags.AttributeName(i);
            if (name.Length == 1 && name[0] == 'r')
            {
                if (!CellReference.TryRow(tags.AttributeValue(i), out number)) throw BadRow(CellReference.Shown(tags.AttributeValue(i)));
            }
            else if (name.SequenceEqual("hidden"u8)) hidden = Book.IsTrue(tags.AttributeValue(i));
        }
        return number >= lastRow && number <= CellReference.MostRows ? (number, hidden) : throw BadRow($"{number}");
    }

    private void StartRow(SheetRow row, int number, bool hidden)
    {
        (lastRow, column, spelledRow) = (number, 0, new(number));
        row.Clear(number);
        row.Hidden = hidden;
    }

    private DiagnosticException BadRow(string found) => WorkbookDiagnostics.Reference(
        new(package.File, lastRow), $"row '{found}' after row {lastRow} in the sheet '{sheet.Name}'", $"rows in rising order, up to {CellReference.MostRows}");

    private void ReadCells(SheetRow row)
    {
        while (true)
        {
            while (PlainCell.TryRead(tags.Ahead, spelledRow, out var plain) && plain.Column > column && plain.Column <= CellReference.MostColumns)
            {
                column = plain.Column;
                tags.Pass(plain.Length);
                Put(row, column, plain.Type, plain.Style, plain.Value, decoded: false);
            }
            var token = tags.Next();
            if (token == XmlToken.Close) return;
            if (token is not (XmlToken.Open or XmlToken.Empty)) continue;
            if (tags.Name.Length != 1 || tags.Name[0] != 'c')
            {
                if (token == XmlToken.Open) tags.Skip();
                continue;
            }
            var type = CellType.Number;
            var style = 0;
            OpenCell(ref type, ref style);
            if (token == XmlToken.Empty) continue;
            if (tags.TryValue(out var value)) Put(row, column, type, style, value, decoded: false);
            else
            {
                cell.Read(tags);
                PutSlow(row, column, type, style);
            }
        }
    }

    private void OpenCell(ref CellType type, ref int style)
    {
        var before = column++;
        for (var i = 0; i < tags.Attributes; i++)
        {
            var name = tags.AttributeName(i);
            if (name.Length != 1) continue;
            var value = tags.AttributeValue(i);
            switch (name[0])
            {
                case (byte)'r':
                    if (value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0) unplaced++;
                    else if (!CellReference.TryParse(value, out column, out var row) || column <= before || (row > 0 && row != lastRow)) throw BadReference(before, value);
                    break;
                case (byte)'s':
                    style = Utf8Parser.TryParse(value, out int number, out var used) && used == value.Length ? number : 0;
                    break;
                case (byte)'t':
                    type = CellText.TypeOf(value);
                    break;
            }
        }
        if (column > CellReference.MostColumns) throw BadReference(before, default);
    }

    private DiagnosticException BadReference(int before, ReadOnlySpan<byte> found) => WorkbookDiagnostics.Reference(
        new(package.File, lastRow, before + 1), $"the reference '{CellReference.Shown(found)}' in row {lastRow} of the sheet '{sheet.Name}'",
        $"a cell of that row, right of column {(before == 0 ? "0" : CellReference.Letters(before))} and not beyond XFD");

    private void PutSlow(SheetRow row, int column, CellType type, int style)
    {
        if (type == CellType.Inline)
        {
            PutText(row, column, cell.Inline.Span, decoded: true);
            return;
        }
        var value = cell.Value.Span;
        if (value.IsEmpty)
        {
            if (cell.HasFormula && type != CellType.Text) row.Add(column, SheetCellKind.NoValue, default);
            // Some writers put text into <is> without saying so by the type.
            else if (cell.Inline.Length > 0) PutText(row, column, cell.Inline.Span, decoded: true);
            return;
        }
        Put(row, column, type, style, value, decoded: true);
    }

    private void Put(SheetRow row, int column, CellType type, int style, ReadOnlySpan<byte> value, bool decoded)
    {
        switch (type)
        {
            case CellType.Shared:
                PutShared(row, column, value);
                break;
            case CellType.Number when StoredNumber.IsSpelledAsOne(Trimmed(value)):
                numbers.Put(row, column, style, Trimmed(value));
                break;
            case CellType.Bool:
                row.Add(column, SheetCellKind.Bool, Book.IsTrue(Trimmed(value)) ? "true"u8 : "false"u8);
                break;
            case CellType.Error when Ascii.IsValid(value):
                row.Add(column, SheetCellKind.Error, value);
                break;
            case CellType.Date when Ascii.IsValid(value):
                row.Add(column, SheetCellKind.Moment, CellText.IsoDay(Trimmed(value)));
                break;
            default:
                PutText(row, column, value, decoded);
                break;
        }
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> value) => value.IsEmpty || (value[0] > ' ' && value[^1] > ' ') ? value : value.Trim(Space);

    private void PutShared(SheetRow row, int column, ReadOnlySpan<byte> value)
    {
        value = Trimmed(value);
        if (!Utf8Parser.TryParse(value, out int index, out var used) || used != value.Length || index < 0 || index >= strings.Count)
            throw WorkbookDiagnostics.Index(new(package.File, lastRow, column), "shared string", CellReference.Shown(value), strings.Count);
        var (start, length) = strings.Find(index);
        row.AddShared(column, start, length);
    }

    private void PutText(SheetRow row, int column, ReadOnlySpan<byte> value, bool decoded)
    {
        if (!decoded && !XmlText.IsPlain(value)) value = cell.Decode(tags, value);
        else if (decoded && !Utf8.IsValid(value)) throw tags.Broken("a cell holds bytes that are not UTF-8.");
        row.Add(column, SheetCellKind.Text, value);
    }
}
