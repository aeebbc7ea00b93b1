using System.Text;

namespace StatHarness.Ingest;

/// <summary>The columns of an event log and the cells of one event.</summary>
internal sealed class XesCells(string file, int mostColumns)
{
    private readonly List<string> names = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<(bool OfTrace, string Id), int> columns = [];
    private readonly List<string?> cells = [];
    private byte[] utf8 = new byte[256];

    public IReadOnlyList<string> Names => names;

    /// <summary>Columns that could not have their plain name.</summary>
    public List<string> Renamed { get; } = [];

    public void Clear()
    {
        for (var column = 0; column < cells.Count; column++) cells[column] = null;
    }

    /// <returns>False when the event has the attribute already.</returns>
    public bool TrySet(bool ofTrace, XesValue value, long line)
    {
        if (!columns.TryGetValue((ofTrace, value.Id), out var column)) columns.Add((ofTrace, value.Id), column = Add(ofTrace, value, line));
        if (cells[column] is not null) return false;
        cells[column] = value.Value;
        return true;
    }

    public void Commit(RowBlock block, long line)
    {
        foreach (var cell in cells)
        {
            if (string.IsNullOrEmpty(cell))
            {
                block.Append(default);
                continue;
            }
            var most = Encoding.UTF8.GetMaxByteCount(cell.Length);
            if (utf8.Length < most) utf8 = new byte[most];
            block.Append(utf8.AsSpan(0, Encoding.UTF8.GetBytes(cell, utf8)));
        }
        block.Accept(line);
    }

    private int Add(bool ofTrace, XesValue value, long line)
    {
        if (names.Count == mostColumns) throw JsonDiagnostics.TooManyColumns(file, line, mostColumns);
        var plain = ofTrace ? $"case:{value.Name}" : value.Name.Length == 0 ? $"column_{names.Count + 1}" : value.Name;
        var name = plain;
        for (var number = 2; !taken.Add(name); number++) name = $"{plain} ({number})";
        if (name != plain) Renamed.Add($"Two attributes would be called '{plain}': the later, of {(ofTrace ? "traces" : "events")}, is the column '{name}'.");
        names.Add(name);
        cells.Add(null);
        return names.Count - 1;
    }
}
