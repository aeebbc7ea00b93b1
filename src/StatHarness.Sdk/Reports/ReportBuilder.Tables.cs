using System.Text.Json.Nodes;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

public sealed partial class ReportBuilder
{
    private const int MaxTables = 500;
    private const int MaxTableRows = 5_000;

    private readonly List<ResultTable> tables = [];

    /// <param name="columns">Header per column: <c>("wait", "s")</c>, or <c>("activity", null)</c> without unit.</param>
    /// <param name="rows">Cells per row: text, numbers, flags or null; NaN becomes null. At most 5,000.</param>
    /// <param name="rowTotal">Rows there are, when <paramref name="rows"/> holds only the first ones.</param>
    public void Table(string id, string title, IEnumerable<(string Name, string? Unit)> columns, IEnumerable<object?[]> rows, long? rowTotal = null)
    {
        if (!Names.IsSnakeCase(id)) throw SdkDiagnostics.BadValue($"table {id}", "the id is not snake_case.", "Use a-z, 0-9 and _, starting with a letter.");
        if (tables.Any(t => t.Id == id)) throw SdkDiagnostics.BadValue($"table {id}", "the id is taken.", "Give each table its own id.");
        var header = columns.Select(c => new TableColumn(c.Name, c.Unit)).ToList();
        var cells = rows.Select((row, i) => Cells(id, row, header.Count, i)).ToList();
        if (cells.Count > MaxTableRows) throw SdkDiagnostics.TooMuch($"rows in table {id}", MaxTableRows);
        tables.Add(new(id, title, header, cells, rowTotal ?? cells.Count));
        if (tables.Count > MaxTables) throw SdkDiagnostics.TooMuch("tables", MaxTables);
    }

    private static JsonArray Cells(string id, object?[] row, int width, int index)
    {
        if (row.Length != width) throw SdkDiagnostics.BadValue($"table {id}, row {index}", $"it has {row.Length} cells, the header {width}.", "Pass null for an empty cell.");
        return new([.. row.Select((cell, i) => JsonOf.Value(cell, $"{id}[{index}][{i}]"))]);
    }
}
