namespace StatHarness.Data.Arrow;

/// <summary>The one field of a column file.</summary>
/// <param name="Scale">Digits after the point; only of <see cref="ColumnType.Decimal"/>.</param>
public sealed record ColumnSchema(string Name, ColumnType Type, int Scale = 0)
{
    public static ColumnSchema Of(Column column) => new(column.Name, column.Type, column is DecimalColumn number ? number.Scale : 0);

    /// <summary>Bytes of one stored value; 0 for bool, whose values are bits; 4 for text, whose values are codes.</summary>
    public int ValueBytes => Type switch
    {
        ColumnType.Bool => 0,
        ColumnType.Date or ColumnType.Text => 4,
        ColumnType.Decimal => 16,
        _ => 8,
    };
}
