namespace StatHarness.Data.Arrow;

/// <summary>How the one field of a column file is stored. It has no name: equal columns are equal bytes.</summary>
/// <param name="Scale">Digits after the point; only of <see cref="ColumnType.Decimal"/>.</param>
public sealed record ColumnSchema(ColumnType Type, int Scale = 0)
{
    /// <summary>Bytes of a whole number, or of the code of a text: 1, 2, 4 or (numbers) 8; the fewest that hold all of them.</summary>
    public int IntegerBytes { get; init; } = Type == ColumnType.Int64 ? 8 : 4;

    /// <summary>Texts are stored row by row, because more than half of them differ; else as codes into a dictionary.</summary>
    public bool IsPlainText { get; init; }

    /// <summary>Plain text of more than 2 GiB.</summary>
    public bool HasLongOffsets { get; init; }

    internal bool HasDictionary => Type == ColumnType.Text && !IsPlainText;

    /// <summary>Bytes of one stored value; 0 for bool, whose values are bits, and for plain text, whose values differ in length.</summary>
    internal int ValueBytes => Type switch
    {
        ColumnType.Bool => 0,
        ColumnType.Int64 => IntegerBytes,
        ColumnType.Text => IsPlainText ? 0 : IntegerBytes,
        ColumnType.Date => 4,
        ColumnType.Decimal => 16,
        _ => 8,
    };
}
