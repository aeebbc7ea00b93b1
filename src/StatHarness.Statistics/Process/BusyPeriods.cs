namespace StatHarness.Statistics;

/// <summary>A stretch of time in which runs kept waiting longer than the threshold.</summary>
/// <param name="StartMicros">Eligible time of its first run.</param>
/// <param name="EndMicros">Latest start among its runs.</param>
/// <param name="ExcessMicros">Σ(wait − threshold).</param>
/// <param name="Rows">The runs, by eligible time, then row.</param>
public sealed record BusyPeriod(long StartMicros, long EndMicros, Int128 ExcessMicros, IReadOnlyList<int> Rows);

/// <summary>When the queue was blocked.</summary>
public static class BusyPeriods
{
    /// <summary>
    /// Joins the waiting intervals [eligible, start) of valid runs that waited longer than the threshold wherever the
    /// gap between them is at most <paramref name="gapMicros"/>. Largest excess first, then earliest.
    /// </summary>
    public static BusyPeriod[] Of(RunColumns runs, long thresholdMicros = QueueDelay.DefaultThresholdMicros, long gapMicros = 60_000_000)
    {
        ArgumentNullException.ThrowIfNull(runs);
        QueueDelay.Check(runs);
        var (eligible, start, end) = (runs.Eligible, runs.Start, runs.End);
        var rows = new List<int>();
        for (var row = 0; row < start.Length; row++)
        {
            var valid = RunRows.StateOf(eligible.Span[row], start.Span[row], end.Span[row]) == RunState.Valid;
            if (valid && start.Span[row] - eligible.Span[row] > thresholdMicros) rows.Add(row);
        }
        rows.Sort((a, b) =>
        {
            var byTime = eligible.Span[a].CompareTo(eligible.Span[b]);
            return byTime != 0 ? byTime : a.CompareTo(b);
        });
        var periods = new List<BusyPeriod>();
        for (var i = 0; i < rows.Count;)
        {
            var first = i;
            var until = start.Span[rows[i]];
            Int128 excess = 0;
            for (; i < rows.Count && (i == first || eligible.Span[rows[i]] - until <= gapMicros); i++)
            {
                until = Math.Max(until, start.Span[rows[i]]);
                excess += start.Span[rows[i]] - eligible.Span[rows[i]] - thresholdMicros;
            }
            periods.Add(new(eligible.Span[rows[first]], until, excess, rows.GetRange(first, i - first)));
        }
        return [.. periods.OrderByDescending(p => p.ExcessMicros).ThenBy(p => p.StartMicros)];
    }
}
