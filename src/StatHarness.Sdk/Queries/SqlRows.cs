using System.Collections;

namespace StatHarness.Sdk;

/// <summary>What a query gave, in its order.</summary>
public sealed class SqlRows : IReadOnlyList<SqlRow>
{
    private readonly SqlRow[] rows;
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    internal SqlRows(IReadOnlyList<string> names, IReadOnlyList<object?[]> values)
    {
        Names = names;
        for (var i = 0; i < names.Count; i++) places.TryAdd(names[i], i);
        rows = [.. values.Select((row, number) => new SqlRow(this, row, number))];
    }

    /// <summary>Of the columns: write <c>as name</c> in the query where there is an expression.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Count => rows.Length;

    public SqlRow this[int index] => rows[index];

    /// <summary>One column of whole numbers: <c>Rows(found.Longs("row_id"))</c> makes evidence of them.</summary>
    /// <exception cref="Core.DiagnosticException">SH3168: there is no such column. SH3169: a value is none.</exception>
    public IEnumerable<long> Longs(string name) => rows.Select(row => row.Long(name));

    /// <summary>One column of numbers; missing is NaN.</summary>
    /// <exception cref="Core.DiagnosticException">SH3168: there is no such column. SH3169: a value is none.</exception>
    public IEnumerable<double> Numbers(string name) => rows.Select(row => row.Number(name));

    /// <summary>One column of texts.</summary>
    /// <exception cref="Core.DiagnosticException">SH3168: there is no such column. SH3169: a value is none.</exception>
    public IEnumerable<string?> Texts(string name) => rows.Select(row => row.Text(name));

    public IEnumerator<SqlRow> GetEnumerator() => ((IEnumerable<SqlRow>)rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => rows.GetEnumerator();

    internal int PlaceOf(string name) => places.TryGetValue(name, out var place) ? place : throw SdkDiagnostics.NoResultColumn(name, Names);
}
