using StatHarness.Data;

namespace StatHarness.Sql;

/// <summary>A column as a query sees it. It is opened when a query first reads it.</summary>
public sealed class SqlColumn(string name, ColumnType type, Func<Column> open)
{
    private readonly Lazy<Column> opened = new(open);

    public string Name { get; } = name;

    public ColumnType Type { get; } = type;

    internal Column Column => opened.Value;

    /// <summary>What a comparison turns the other side into. Decimals and times are their canonical text, durations seconds, truth 0 and 1.</summary>
    internal string Affinity => Type switch
    {
        ColumnType.Int64 or ColumnType.Bool => "INTEGER",
        ColumnType.Float64 or ColumnType.Duration => "REAL",
        _ => "TEXT",
    };

    /// <exception cref="ArgumentOutOfRangeException">It is none of the names.</exception>
    public static ColumnType TypeOf(string name) => name switch
    {
        "int64" => ColumnType.Int64,
        "float64" => ColumnType.Float64,
        "decimal" => ColumnType.Decimal,
        "bool" => ColumnType.Bool,
        "date" => ColumnType.Date,
        "timestamp" => ColumnType.Timestamp,
        "timestamp_zoned" => ColumnType.TimestampZoned,
        "duration" => ColumnType.Duration,
        "text" => ColumnType.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No type of column is called so."),
    };
}
