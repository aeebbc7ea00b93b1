using StatHarness.Data;
using StatHarness.Sql;

namespace StatHarness.UnitTests.SqlRoom;

/// <summary>A table with a column of each type and a missing value in each, and questions to it.</summary>
internal static class Asked
{
    private static readonly Validity LastIsMissing = Validity.Of(new byte[] { 0b0111 }, 1);

    public static IReadOnlyList<Column> Columns { get; } =
    [
        new Int64Column("n", new long[] { 1, -2, long.MaxValue, 0 }, LastIsMissing),
        new Float64Column("x", new[] { 0.5, double.NaN, -1e300, 0 }, LastIsMissing),
        new DecimalColumn("money", 2, new Int128[] { 150, -5, 12_345, 0 }, LastIsMissing),
        new BoolColumn("ok", new byte[] { 0b0101 }, 4, LastIsMissing),
        new DateColumn("day", new[] { 0, 1, 19_723, 0 }, LastIsMissing),
        new TimestampColumn("at", zoned: false, new[] { 0L, 1_500_000, 1_704_067_200_000_000, 0 }, LastIsMissing),
        new TimestampColumn("utc", zoned: true, new[] { 0L, 1_000_000, 1_704_067_200_000_000, 0 }, LastIsMissing),
        new DurationColumn("took", new[] { 1_500_000L, 0, 2_000_000, 0 }, LastIsMissing),
        Text("who", "a", "", "Größe ✓", null),
    ];

    public static TextColumn Text(string name, params string?[] values)
    {
        var texts = new TextCodes(name);
        var bitmap = new byte[(values.Length + 7) / 8];
        var codes = new int[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is not { } value) continue;
            codes[row] = texts.CodeOf(System.Text.Encoding.UTF8.GetBytes(value), out _);
            bitmap[row >> 3] |= (byte)(1 << (row & 7));
        }
        return new(name, codes, texts.Texts(), Validity.Of(bitmap, values.Count(value => value is null)));
    }

    public static SqlEngine Over(IReadOnlyList<Column> columns) =>
        new([new SqlTable("rows", "row_id", [.. columns.Select(column => new SqlColumn(column.Name, column.Type, () => column))], columns[0].Length)], memoryBytes: null);

    public static IReadOnlyList<object?[]> Rows(string query, params (string Name, object? Value)[] parameters) => Rows(Columns, query, parameters);

    public static IReadOnlyList<object?[]> Rows(IReadOnlyList<Column> columns, string query, params (string Name, object? Value)[] parameters)
    {
        using var engine = Over(columns);
        return engine.Query(query, parameters).Rows;
    }
}
