namespace StatHarness.Statistics;

/// <summary>Row numbers by group code, ascending inside a group: one counting pass.</summary>
internal sealed class GroupRows
{
    private readonly int[] _begin;
    private readonly int[] _rows;

    private GroupRows(int[] begin, int[] rows) => (_begin, _rows) = (begin, rows);

    public ReadOnlySpan<int> Rows(int group) => _rows.AsSpan(_begin[group], _begin[group + 1] - _begin[group]);

    public T[] Pick<T>(ReadOnlySpan<T> column, int group)
    {
        var rows = Rows(group);
        var picked = new T[rows.Length];
        for (var i = 0; i < rows.Length; i++) picked[i] = column[rows[i]];
        return picked;
    }

    public static GroupRows Of(ReadOnlySpan<int> codes, int groups)
    {
        var begin = new int[groups + 1];
        foreach (var code in codes)
        {
            StatisticsDiagnostics.InRange(code < groups, "A group code", "below the number of groups");
            if (code >= 0) begin[code + 1]++;
        }
        for (var group = 0; group < groups; group++) begin[group + 1] += begin[group];
        var rows = new int[begin[groups]];
        var next = begin.AsSpan().ToArray();
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] >= 0) rows[next[codes[row]]++] = row;
        }
        return new(begin, rows);
    }
}
