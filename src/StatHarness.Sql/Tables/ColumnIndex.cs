using StatHarness.Data;

namespace StatHarness.Sql;

/// <summary>
/// Which rows hold a value, made when a query first asks for one: a join would compare each row with each, else. May name a row
/// too many, never one too few: SQLite compares again.
/// </summary>
internal sealed class ColumnIndex
{
    private readonly Dictionary<double, int>? numbers;
    private readonly Dictionary<string, int>? texts;
    private readonly int[] starts, rows;

    private ColumnIndex(Dictionary<double, int>? numbers, Dictionary<string, int>? texts, int[] codes, int distinct)
    {
        (this.numbers, this.texts) = (numbers, texts);
        starts = new int[distinct + 1];
        foreach (var code in codes)
            if (code >= 0) starts[code + 1]++;
        for (var code = 0; code < distinct; code++) starts[code + 1] += starts[code];
        rows = new int[starts[distinct]];
        var next = starts.AsSpan(0, distinct).ToArray();
        for (var row = 0; row < codes.Length; row++)
            if (codes[row] >= 0) rows[next[codes[row]]++] = row;
    }

    public bool IsOfNumbers => numbers is not null;

    public static ColumnIndex Of(SqlColumn column, int length)
    {
        var codes = new int[length];
        var values = column.Column;
        if (values is TextColumn { IsPlain: false } coded)
        {
            for (var row = 0; row < length; row++) codes[row] = coded.IsNull(row) ? -1 : coded.Codes[row];
            return new(null, Enumerable.Range(0, coded.Dictionary.Count).ToDictionary(code => coded.Dictionary[code], code => code, StringComparer.Ordinal), codes, coded.Dictionary.Count);
        }
        if (column.Affinity == "TEXT")
        {
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var row = 0; row < length; row++) codes[row] = values.Text(row) is { } text ? Code(known, text) : -1;
            return new(null, known, codes, known.Count);
        }
        var numbers = new Dictionary<double, int>();
        for (var row = 0; row < length; row++) codes[row] = CellReading.Number(values, row) is { } number ? Code(numbers, number) : -1;
        return new(numbers, null, codes, numbers.Count);
    }

    /// <summary>In rising order.</summary>
    public ReadOnlyMemory<int> RowsOf(double number) => numbers!.TryGetValue(number, out var code) ? Of(code) : default;

    /// <inheritdoc cref="RowsOf(double)"/>
    public ReadOnlyMemory<int> RowsOf(string text) => texts!.TryGetValue(text, out var code) ? Of(code) : default;

    private ReadOnlyMemory<int> Of(int code) => rows.AsMemory(starts[code]..starts[code + 1]);

    private static int Code<T>(Dictionary<T, int> known, T value) where T : notnull
    {
        if (!known.TryGetValue(value, out var code)) known.Add(value, code = known.Count);
        return code;
    }
}
