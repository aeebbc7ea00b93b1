namespace StatHarness.Data;

/// <summary>Columns of equal length, in file order. Disposing it disposes them.</summary>
public sealed class Table : IDisposable
{
    private readonly Dictionary<string, Column> byName;

    /// <exception cref="ArgumentException">Two columns share a name, or their lengths differ.</exception>
    public Table(IReadOnlyList<Column> columns)
    {
        Columns = columns;
        Rows = columns.Count == 0 ? 0 : columns[0].Length;
        byName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        if (columns.FirstOrDefault(column => column.Length != Rows) is { } odd)
            throw new ArgumentException($"Column '{odd.Name}' has {odd.Length} rows; '{columns[0].Name}' has {Rows}.", nameof(columns));
    }

    public IReadOnlyList<Column> Columns { get; }

    public int Rows { get; }

    /// <exception cref="KeyNotFoundException">No column has that name (ordinal).</exception>
    public Column this[string name] => byName[name];

    public Column? Find(string name) => byName.GetValueOrDefault(name);

    public void Dispose()
    {
        foreach (var column in Columns) column.Dispose();
    }
}
