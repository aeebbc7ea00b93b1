using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

/// <summary>The granted part of the table. Rows count from 0 and keep the order of the file; columns are opened when first used.</summary>
public sealed class DatasetView : IDisposable
{
    private readonly IReadOnlyList<GrantedColumn> granted;
    private readonly Func<GrantedColumn, Column> open;
    private readonly Dictionary<(Column Column, Type Kind), object> series = [];
    private readonly Dictionary<string, Column> opened = new(StringComparer.Ordinal);

    internal DatasetView(PluginRequest request, Func<GrantedColumn, Column> open)
    {
        granted = request.Columns;
        this.open = open;
        Rows = checked((int)request.RowsTotal);
        DataHash = request.DataHash;
        Card = request.Dataset;
    }

    /// <summary>Rows of the table, all of them.</summary>
    public int Rows { get; }

    public Digest DataHash { get; }

    /// <summary>Identity card: columns with types, roles with their evidence, ledger counts. No path, file name or time.</summary>
    public JsonObject Card { get; }

    /// <summary>Names of the granted columns, in table order.</summary>
    public IReadOnlyList<string> Names => [.. granted.Select(c => c.Name)];

    /// <summary>The granted columns, in table order.</summary>
    public IEnumerable<Column> Columns => granted.Select(Open);

    /// <summary>Granted columns of numbers (int64, float64, decimal), in table order.</summary>
    public IEnumerable<Column> NumberColumns => granted.Where(c => c.Type is "int64" or "float64" or "decimal").Select(Open);

    /// <summary>What the table card knows of a granted column: position, type, role.</summary>
    public GrantedColumn Grant(string name) =>
        granted.FirstOrDefault(c => c.Name == name) ?? throw SdkDiagnostics.NotGranted(name, Names);

    /// <exception cref="DiagnosticException">SH3003: not granted.</exception>
    public Column Column(string name) => Open(Grant(name));

    public Int64Column Int64(string name) => Column(name) as Int64Column ?? throw Wrong(name, "int64");

    public Float64Column Float64(string name) => Column(name) as Float64Column ?? throw Wrong(name, "float64");

    /// <summary>Int64, float64 and decimal as they are, durations in seconds; missing is NaN.</summary>
    public NumberSeries Numbers(Column column) => Series(column, NumberReading.Read);

    public NumberSeries Numbers(string name) => Numbers(Column(name));

    /// <summary>Dates and timestamps, zoned or not, in microseconds.</summary>
    public TimeSeries Timestamps(Column column) => Series(column, TimeReading.Read);

    public TimeSeries Timestamps(string name) => Timestamps(Column(name));

    /// <summary>Text as codes into distinct values; for other types use <see cref="Labels(Column)"/>.</summary>
    public TextColumn Text(Column column) => column as TextColumn ?? throw Wrong(column.Name, "text");

    public TextColumn Text(string name) => Text(Column(name));

    /// <summary>Any column as categories: an integer resource id is as good as a name.</summary>
    public LabelSeries Labels(Column column) => Series(column, LabelSeries.Of);

    public LabelSeries Labels(string name) => Labels(Column(name));

    /// <summary>Intervals [start, end) of the rows that have both times in order; the others are listed apart.</summary>
    /// <exception cref="DiagnosticException">SH3004: not times. SH3005: only one of them states its zone.</exception>
    public IntervalSeries Intervals(Column start, Column end) => IntervalSeries.Of(Timestamps(start), Timestamps(end));

    /// <summary>Rows that equal an earlier row in all granted columns. Grant <c>all</c> columns for duplicates of the table.</summary>
    public IReadOnlyList<DuplicateRow> DuplicateRows() => DuplicateRow.Of(Rows, Columns);

    public IReadOnlyList<DuplicateRow> DuplicateRows(IEnumerable<Column> columns) => DuplicateRow.Of(Rows, columns);

    public void Dispose()
    {
        foreach (var column in opened.Values) column.Dispose();
        opened.Clear();
        series.Clear();
    }

    /// <summary>Read once: several findings look at the same column.</summary>
    private T Series<T>(Column column, Func<Column, T> read) where T : class
    {
        if (series.TryGetValue((column, typeof(T)), out var known)) return (T)known;
        var fresh = read(column);
        series.Add((column, typeof(T)), fresh);
        return fresh;
    }

    private Column Open(GrantedColumn column)
    {
        if (opened.TryGetValue(column.Name, out var known)) return known;
        var fresh = open(column);
        if (fresh.Length != Rows)
        {
            fresh.Dispose();
            throw SdkDiagnostics.BadValue(column.Name, $"the column holds {fresh.Length} rows, the table {Rows}.", "The object does not belong to this dataset version.");
        }
        opened.Add(column.Name, fresh);
        return fresh;
    }

    private DiagnosticException Wrong(string name, string expected) =>
        SdkDiagnostics.WrongType(name, Grant(name).Type, expected, "Numbers, Timestamps and Labels read several types.");
}
