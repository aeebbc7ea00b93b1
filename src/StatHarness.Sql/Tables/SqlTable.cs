using System.Globalization;
using System.Text;

namespace StatHarness.Sql;

/// <summary>Columns as a table that can be queried and nothing else. Rows count from 0.</summary>
public sealed class SqlTable
{
    private readonly string? key;
    private readonly Dictionary<int, ColumnIndex> indexes = [];

    /// <param name="key">Name of a first column that holds the number of the row; null for none.</param>
    /// <param name="columns">SQL does not tell A from a: who comes later under a name that is taken is called <c>a_2</c>.</param>
    public SqlTable(string name, string? key, IReadOnlyList<SqlColumn> columns, long rows)
    {
        (Name, this.key, Columns, Rows) = (name, key, columns, checked((int)rows));
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Names = [.. (key is null ? [] : new[] { key }).Concat(columns.Select(column => column.Name)).Select(wanted => Free(wanted, taken))];
    }

    public string Name { get; }

    public IReadOnlyList<SqlColumn> Columns { get; }

    public int Rows { get; }

    /// <summary>As queries name them, the number of the row first where there is one.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Columns before those of <see cref="Columns"/>.</summary>
    internal int Shift => key is null ? 0 : 1;

    internal string Declaration
    {
        get
        {
            var text = new StringBuilder("CREATE TABLE x(");
            for (var i = 0; i < Names.Count; i++)
                text.Append(i == 0 ? "" : ", ").Append('"').Append(Names[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\" ").Append(i < Shift ? "INTEGER" : Columns[i - Shift].Affinity);
            return text.Append(')').ToString();
        }
    }

    internal ColumnIndex IndexOf(int column)
    {
        if (!indexes.TryGetValue(column, out var index)) indexes[column] = index = ColumnIndex.Of(Columns[column], Rows);
        return index;
    }

    private static string Free(string wanted, HashSet<string> taken)
    {
        // Names end at a zero byte, in SQL.
        wanted = wanted.Replace('\0', '_');
        var name = wanted;
        for (var number = 2; !taken.Add(name); number++) name = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}");
        return name;
    }
}
