namespace StatHarness.Statistics;

/// <summary>The four instants of each run, microseconds, <see cref="Missing.Instant"/> where absent.</summary>
/// <param name="Queued">When the run was queued; empty if the log has no such column.</param>
/// <param name="Eligible">When it could have started; the queued column if there is no other.</param>
/// <param name="Start">When it started.</param>
/// <param name="End">When it ended.</param>
public sealed record RunColumns(ReadOnlyMemory<long> Queued, ReadOnlyMemory<long> Eligible, ReadOnlyMemory<long> Start, ReadOnlyMemory<long> End);

/// <summary>
/// Delay of a set of runs. Only valid rows enter the totals; all others are counted by state. Quantiles are type 7.
/// "Gated" takes the whole wait of runs above the threshold, "excess" only the part above it: both are reported because
/// they differ.
/// </summary>
/// <param name="Rows">All rows looked at.</param>
/// <param name="Runs">Valid rows.</param>
/// <param name="RowsByState">Indexed by <see cref="RunState"/>.</param>
/// <param name="NegativeWaitMicros">Σ(start − eligible) of the rows with a negative wait: ≤ 0, in no other total.</param>
/// <param name="PreEligibleMicros">Σ(eligible − queued) over valid rows with a queued time, negative ones included.</param>
/// <param name="PreEligibleMissing">Valid rows without a queued time.</param>
/// <param name="PreEligibleNegative">Valid rows queued after they were eligible.</param>
/// <param name="WaitMicros">Σ(start − eligible).</param>
/// <param name="ServiceMicros">Σ(end − start).</param>
/// <param name="RunsOverThreshold">Runs with wait &gt; threshold.</param>
/// <param name="WaitGatedMicros">Their whole wait.</param>
/// <param name="WaitExcessMicros">Σ max(0, wait − threshold).</param>
/// <param name="WaitP50Micros">Median wait; NaN without runs.</param>
/// <param name="WaitP95Micros">95th percentile of the wait.</param>
/// <param name="ServiceP50Micros">Median service time.</param>
/// <param name="ServiceP95Micros">95th percentile of the service time.</param>
/// <param name="WaitMaxMicros">Longest wait; <see cref="Missing.Instant"/> without runs.</param>
public sealed record QueueSummary(
    int Rows, int Runs, IReadOnlyList<int> RowsByState, Int128 NegativeWaitMicros, Int128 PreEligibleMicros, int PreEligibleMissing,
    int PreEligibleNegative, Int128 WaitMicros, Int128 ServiceMicros, int RunsOverThreshold, Int128 WaitGatedMicros,
    Int128 WaitExcessMicros, double WaitP50Micros, double WaitP95Micros, double ServiceP50Micros, double ServiceP95Micros,
    long WaitMaxMicros);

/// <summary>Where queued runs lose time: before they are eligible, waiting, in service.</summary>
public static class QueueDelay
{
    /// <summary>One minute.</summary>
    public const long DefaultThresholdMicros = 60_000_000;

    /// <summary>All rows.</summary>
    public static QueueSummary Summarise(RunColumns runs, long thresholdMicros = DefaultThresholdMicros)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var rows = new int[runs.Start.Length];
        for (var row = 0; row < rows.Length; row++) rows[row] = row;
        return Summarise(runs, rows, thresholdMicros);
    }

    /// <summary>Some rows; their order does not matter.</summary>
    public static QueueSummary Summarise(RunColumns runs, ReadOnlySpan<int> rows, long thresholdMicros = DefaultThresholdMicros)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Check(runs);
        return QueueTally.Of(runs, rows, thresholdMicros);
    }

    /// <summary>One summary per group code 0 … groups − 1; negative codes belong to none.</summary>
    public static QueueSummary[] ByGroup(RunColumns runs, ReadOnlySpan<int> codes, int groups, long thresholdMicros = DefaultThresholdMicros)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Check(runs);
        StatisticsDiagnostics.SameLength("The group column", runs.Start.Length, codes.Length);
        var byGroup = GroupRows.Of(codes, groups);
        var summaries = new QueueSummary[groups];
        for (var group = 0; group < groups; group++) summaries[group] = QueueTally.Of(runs, byGroup.Rows(group), thresholdMicros);
        return summaries;
    }

    internal static void Check(RunColumns runs)
    {
        var n = runs.Start.Length;
        if (!runs.Queued.IsEmpty) StatisticsDiagnostics.SameLength("The queued column", n, runs.Queued.Length);
        StatisticsDiagnostics.SameLength("The eligible column", n, runs.Eligible.Length);
        StatisticsDiagnostics.SameLength("The end column", n, runs.End.Length);
    }
}
