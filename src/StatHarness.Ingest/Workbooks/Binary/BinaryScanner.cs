using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Reads the records of one worksheet of an XLSB workbook (MS-XLSB §2.1.7.61) row by row. Owns the package.</summary>
internal sealed class BinaryScanner(Package package, Book book, SheetEntry sheet) : SheetCells
{
    private readonly BinaryRecords records = new(package.Stream(sheet.Part!), package.File, sheet.Part!);
    private readonly NumberCells numbers = new(book);
    private readonly ByteText text = new();
    private readonly byte[] number = new byte[32];
    private bool inRows, opened;
    private int lastRow, lastColumn;
    private long merged;

    public override long BytesDone => package.BytesDone;

    public override long MergedRanges => merged;

    public override bool Next(SheetRow row)
    {
        row.Shared = book.Strings.Bytes;
        row.Clear(0);
        while (opened || records.Next())
        {
            if (records.Type == BinaryRecords.BeginRows) inRows = true;
            else if (records.Type == BinaryRecords.EndRows) inRows = false;
            else if (!inRows) merged += records.Type == BinaryRecords.MergedRange ? 1 : 0;
            else if (records.Type == BinaryRecords.RowHeader)
            {
                if (row.Count > 0)
                {
                    opened = true;
                    return true;
                }
                opened = false;
                OpenRow(row);
            }
            else Put(row);
        }
        return row.Count > 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        records.Dispose();
        package.Dispose();
    }

    private void OpenRow(SheetRow row)
    {
        var found = records.UInt32(0);
        if (found < lastRow || found >= CellReference.MostRows)
            throw WorkbookDiagnostics.Reference(new(package.File, lastRow), $"row '{found + 1L}' after row {lastRow} in the sheet '{sheet.Name}'", $"rows in rising order, up to {CellReference.MostRows}");
        (lastRow, lastColumn) = ((int)found + 1, 0);
        row.Clear(lastRow);
        row.Hidden = records.Length > 11 && (records.Bytes(11, 1)[0] & 0x10) != 0;
    }

    private void Put(SheetRow row)
    {
        if (records.Type is not (>= BinaryRecords.Rk and <= BinaryRecords.FormulaError or BinaryRecords.RichText)) return;
        var found = records.UInt32(0);
        if (lastRow == 0 || found < lastColumn || found >= CellReference.MostColumns)
            throw WorkbookDiagnostics.Reference(new(package.File, lastRow, lastColumn + 1), $"column {found + 1L} after column {lastColumn} in row {lastRow} of the sheet '{sheet.Name}'", "columns in rising order, up to XFD");
        var column = lastColumn = (int)found + 1;
        var style = (int)(records.UInt32(4) & 0xFFFFFF);
        switch (records.Type)
        {
            case BinaryRecords.Rk:
                PutNumber(row, column, style, FromRk(records.UInt32(8)));
                break;
            case BinaryRecords.Real or BinaryRecords.FormulaNumber:
                PutNumber(row, column, style, records.Double(8));
                break;
            case BinaryRecords.Bool or BinaryRecords.FormulaBool:
                row.Add(column, SheetCellKind.Bool, records.Bytes(8, 1)[0] != 0 ? "true"u8 : "false"u8);
                break;
            case BinaryRecords.Error or BinaryRecords.FormulaError:
                row.Add(column, SheetCellKind.Error, ErrorName(records.Bytes(8, 1)[0]));
                break;
            case BinaryRecords.Shared:
                var index = records.UInt32(8);
                if (index >= book.Strings.Count) throw WorkbookDiagnostics.Index(new(package.File, lastRow, column), "shared string", $"{index}", book.Strings.Count);
                var (start, length) = book.Strings.Find((int)index);
                row.AddShared(column, start, length);
                break;
            default:
                PutText(row, column, records.Type == BinaryRecords.RichText ? 9 : 8);
                break;
        }
    }

    private void PutText(SheetRow row, int column, int at)
    {
        text.Clear();
        records.AppendText(ref at, text);
        row.Add(column, SheetCellKind.Text, text.Span);
    }

    private void PutNumber(SheetRow row, int column, int style, double value)
    {
        if (!double.IsFinite(value)) throw records.Broken("a cell holds a number that is not finite.");
        value.TryFormat(number, out var written, "R", CultureInfo.InvariantCulture);
        numbers.Put(row, column, style, number.AsSpan(0, written));
    }

    /// <summary>Thirty bits of a double or of a whole number, maybe of hundredths (MS-XLSB §2.5.123).</summary>
    private static double FromRk(uint rk)
    {
        var value = (rk & 2) != 0 ? (int)unchecked((int)rk >> 2) : BitConverter.UInt64BitsToDouble((ulong)(rk & ~3u) << 32);
        return (rk & 1) != 0 ? value / 100 : value;
    }

    private static ReadOnlySpan<byte> ErrorName(byte code) => code switch
    {
        0x00 => "#NULL!"u8,
        0x07 => "#DIV/0!"u8,
        0x0F => "#VALUE!"u8,
        0x17 => "#REF!"u8,
        0x1D => "#NAME?"u8,
        0x24 => "#NUM!"u8,
        0x2A => "#N/A"u8,
        _ => "#GETTING_DATA"u8,
    };
}
