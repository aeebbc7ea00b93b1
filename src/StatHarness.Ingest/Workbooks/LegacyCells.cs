using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace StatHarness.Ingest;

/// <summary>Rows of a sheet as ExcelDataReader 3.6 gives them; it shows an error cell as an empty one.</summary>
internal sealed class LegacyCells(RawFile file, IExcelDataReader reader) : SheetCells
{
    private readonly byte[] scratch = new byte[SerialMoment.MostLength];
    private byte[] text = new byte[256];
    private int number;

    public override long BytesDone => file.Length;

    public override long MergedRanges => reader.MergeCells?.Length ?? 0;

    public override bool Next(SheetRow row) => LegacyWorkbook.Guarded(file, () =>
    {
        while (reader.Read())
        {
            row.Clear(++number);
            for (var i = 0; i < reader.FieldCount && i < CellReference.MostColumns; i++) Put(row, i);
            if (row.Count > 0) return true;
        }
        return false;
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing) reader.Dispose();
    }

    private void Put(SheetRow row, int index)
    {
        switch (reader.GetValue(index))
        {
            case null:
                break;
            case string value:
                row.Add(index + 1, SheetCellKind.Text, Utf8(value));
                break;
            case bool value:
                row.Add(index + 1, SheetCellKind.Bool, value ? "true"u8 : "false"u8);
                break;
            case DateTime value:
                PutMoment(row, index, (value - DateTime.UnixEpoch).TotalDays + 25_569);
                break;
            case TimeSpan value:
                PutMoment(row, index, value.TotalDays);
                break;
            case IFormattable value:
                row.Add(index + 1, SheetCellKind.Number, Utf8(value.ToString(null, CultureInfo.InvariantCulture)));
                break;
            case var other:
                row.Add(index + 1, SheetCellKind.Text, Utf8(other.ToString() ?? ""));
                break;
        }
    }

    /// <summary>The reader makes moments of serial numbers; this turns them back, so that all workbooks share one rule.</summary>
    private void PutMoment(SheetRow row, int index, double serial)
    {
        var kind = reader.GetNumberFormatString(index) is { } code ? NumberFormats.Kind(code) : FormatKind.Date;
        if (kind == FormatKind.Number) kind = FormatKind.Date;
        // Before March 1900 the serial of a spreadsheet is one less than that of the reader, which has no 29 February 1900.
        if (kind != FormatKind.Duration && serial is >= 2 and < 61) serial--;
        var spelled = Encoding.ASCII.GetBytes(serial.ToString("R", CultureInfo.InvariantCulture));
        if (SerialMoment.TryWrite(spelled, kind, is1904: false, scratch, out var written)) row.Add(index + 1, SheetCellKind.Moment, scratch.AsSpan(0, written));
        else row.Add(index + 1, SheetCellKind.NoMoment, spelled);
    }

    private ReadOnlySpan<byte> Utf8(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (text.Length < most) text = new byte[most];
        return text.AsSpan(0, Encoding.UTF8.GetBytes(value, text));
    }
}
