using StatHarness.Sql.Native;

namespace StatHarness.Sql;

/// <summary>A walk over the rows of a table, all or those that an index names.</summary>
internal sealed unsafe class TableCursor(SqlTable table)
{
    private ReadOnlyMemory<int>? chosen;
    private int at;
    private int end;

    public bool IsAtEnd => at >= end;

    public int Row => chosen is { } rows ? rows.Span[at] : at;

    public void Next() => at++;

    /// <param name="way">As <see cref="IndexQuestion"/> answered.</param>
    /// <param name="value">What the rows must equal; 0 for none.</param>
    public void Start(int way, nint value)
    {
        (chosen, at, end) = (null, 0, table.Rows);
        if (way == IndexQuestion.All || value == 0) return;
        if (way == IndexQuestion.ByRow) StartAt(value);
        else if (Find(table.IndexOf(way - IndexQuestion.ByColumn), value) is { } rows) (chosen, end) = (rows, rows.Length);
    }

    public void Hand(int column, nint to)
    {
        if (column < table.Shift) Sqlite.ResultLong(to, Row);
        else CellReading.Hand(table.Columns[column - table.Shift].Column, Row, to);
    }

    private void StartAt(nint value)
    {
        var wanted = Sqlite.ValueDouble(value);
        (at, end) = wanted >= 0 && wanted < table.Rows ? ((int)wanted, (int)wanted + 1) : (0, 0);
    }

    /// <returns>Null where the comparison is none of equal bytes: a text that is compared as a number has many spellings.</returns>
    private static ReadOnlyMemory<int>? Find(ColumnIndex index, nint value)
    {
        if (index.IsOfNumbers) return index.RowsOf(Sqlite.ValueDouble(value));
        if (Sqlite.ValueType(value) != Sqlite.Text) return null;
        var text = Sqlite.ValueText(value);
        return index.RowsOf(System.Text.Encoding.UTF8.GetString(text, Sqlite.ValueBytes(value)));
    }
}
