using StatHarness.Data;

namespace StatHarness.Ingest.Roles;

/// <summary>What two columns say about each other.</summary>
internal static class Evidence
{
    /// <summary>Share of rows with both times where the first is not after the second; 0 when none has both.</summary>
    public static double ShareInOrder(Column first, Column second)
    {
        long comparable = 0, ordered = 0;
        for (var row = 0; row < first.Length; row++)
        {
            if (first.IsNull(row) || second.IsNull(row)) continue;
            comparable++;
            if (Micros(first, row) <= Micros(second, row)) ordered++;
        }
        return comparable == 0 ? 0 : ordered / (double)comparable;
    }

    /// <summary>g3 error: share of rows to remove until <paramref name="from"/> determines <paramref name="to"/>; missing counts as a value.</summary>
    public static double Dependency(TextColumn from, TextColumn to)
    {
        var pairs = new Dictionary<(int, int), int>();
        for (var row = 0; row < from.Length; row++)
        {
            var pair = (Code(from, row), Code(to, row));
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }
        var kept = pairs.GroupBy(pair => pair.Key.Item1).Sum(group => (long)group.Max(pair => pair.Value));
        return from.Length == 0 ? 0 : 1 - (kept / (double)from.Length);
    }

    private static int Code(TextColumn column, int row) => column.IsNull(row) ? -1 : column.Codes[row];

    private static long Micros(Column column, int row) => column switch
    {
        TimestampColumn time => time.Values[row],
        DateColumn date => date.Values[row] * 86_400_000_000,
        _ => throw new System.Diagnostics.UnreachableException(column.Type.ToString()),
    };
}
