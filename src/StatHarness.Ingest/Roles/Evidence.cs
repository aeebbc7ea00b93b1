using System.Diagnostics;
using System.Runtime.CompilerServices;
using StatHarness.Data;

namespace StatHarness.Ingest.Roles;

/// <summary>What two columns say about each other, over all rows.</summary>
internal static class Evidence
{
    private const int PartRows = 8192;
    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>Whether in so large a share of the rows with both times the first is not after the second; false when none has both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool InOrder(Column first, Column second, double share)
    {
        var least = Math.Max(first.NullCount, second.NullCount);
        var most = (long)((first.Length - least) * (1 - share));
        long comparable = 0, wrong = 0;
        Func<int, long> firstMicros = Micros(first), secondMicros = Micros(second);
        for (var row = 0; row < first.Length; row++)
        {
            if (first.IsNull(row) || second.IsNull(row)) continue;
            comparable++;
            if (firstMicros(row) > secondMicros(row) && ++wrong > most) return false;
        }
        return comparable > 0 && wrong <= comparable * (1 - share);
    }

    /// <summary>
    /// Whether the first label determines the second but for a share of the rows (g3, Kivinen and Mannila 1995); missing counts as a value.
    /// The rows to remove only grow as rows are added, so it is looked at now and then.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Determines(TextColumn from, TextColumn to, double error)
    {
        var (fromCount, toCount) = (from.Dictionary.Count + 1, to.Dictionary.Count + 1);
        var pairs = new int[checked(fromCount * toCount)];
        var most = (long)(from.Length * error);
        var look = Math.Max(4096, from.Length / 32);
        int[] fromCodes = new int[Math.Min(PartRows, from.Length)], toCodes = new int[fromCodes.Length];
        for (var row = 0; row < from.Length; row++)
        {
            var at = row % PartRows;
            if (at == 0)
            {
                from.ReadCodes(row, fromCodes.AsSpan(0, Math.Min(PartRows, from.Length - row)));
                to.ReadCodes(row, toCodes.AsSpan(0, Math.Min(PartRows, from.Length - row)));
            }
            pairs[((from.IsNull(row) ? 0 : fromCodes[at] + 1) * toCount) + (to.IsNull(row) ? 0 : toCodes[at] + 1)]++;
            if (row % look == look - 1 && ToRemove(pairs, toCount) > most) return false;
        }
        return ToRemove(pairs, toCount) <= most;
    }

    private static long ToRemove(int[] pairs, int width)
    {
        var remove = 0L;
        for (var start = 0; start < pairs.Length; start += width)
        {
            long sum = 0, most = 0;
            foreach (var count in pairs.AsSpan(start, width)) (sum, most) = (sum + count, Math.Max(most, count));
            remove += sum - most;
        }
        return remove;
    }

    private static Func<int, long> Micros(Column column)
    {
        switch (column)
        {
            case TimestampColumn time:
                var micros = new RowWalk<long>(time);
                return row => micros[row];
            case DateColumn date:
                var days = new RowWalk<int>(date);
                return row => days[row] * MicrosPerDay;
            default:
                throw new UnreachableException(column.Type.ToString());
        }
    }
}
