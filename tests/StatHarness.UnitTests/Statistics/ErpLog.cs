using System.Globalization;
using StatHarness.Statistics;

namespace StatHarness.UnitTests.StatisticsRoom;

/// <summary>The generated ERP log after the row rules of its reference: duplicates dropped, hosts trimmed, sentinels erased.</summary>
internal sealed class ErpLog
{
    public required int RowsTotal { get; init; }

    public required string[][] Rows { get; init; }

    public required RunColumns Runs { get; init; }

    public static ErpLog Read(ReferenceCase c)
    {
        var all = c.Rows();
        var header = all[0];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = all.Skip(1).Where(r => seen.Add(string.Join('\u001f', r))).ToArray();
        long[] Column(string name) => rows.Select(r => Micros(r[Array.IndexOf(header, name)])).ToArray();
        var queued = RunRows.WithoutSentinels(Column("QUEUE_DT"), Micros("1980-01-01 00:00:00"), out _);
        return new()
        {
            RowsTotal = all.Count - 1,
            Rows = rows.Select(r => new[] { r[1], r[4].Trim().ToUpperInvariant() }).ToArray(),
            Runs = new(queued, Column("ELIGIBLE_DT"), Column("START_DT"), Column("END_DT")),
        };
    }

    public int[] CodesOf(int column, out string[] names)
    {
        var ordered = Rows.Select(r => r[column]).Distinct().Order(StringComparer.Ordinal).ToArray();
        names = ordered;
        return Rows.Select(r => Array.IndexOf(ordered, r[column])).ToArray();
    }

    public static long Micros(string text) => text.Length == 0
        ? Missing.Instant
        : (DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) - DateTime.UnixEpoch).Ticks / 10;

    public static string Text(long micros) => DateTime.UnixEpoch.AddTicks(micros * 10).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
