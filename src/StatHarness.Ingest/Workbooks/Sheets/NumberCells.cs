namespace StatHarness.Ingest;

/// <summary>Numbers become numbers or moments, as the format of their cell says.</summary>
internal sealed class NumberCells(Book book)
{
    private readonly byte[] scratch = new byte[SerialMoment.MostLength];

    public void Put(SheetRow row, int column, int style, ReadOnlySpan<byte> spelled)
    {
        var format = book.Styles.Of(style);
        if (format == FormatKind.Number) row.Add(column, SheetCellKind.Number, StoredNumber.Text(spelled, scratch));
        else if (SerialMoment.TryWrite(spelled, format, book.Is1904, scratch, out var written)) row.Add(column, SheetCellKind.Moment, scratch.AsSpan(0, written));
        else row.Add(column, SheetCellKind.NoMoment, StoredNumber.Text(spelled, scratch));
    }
}
