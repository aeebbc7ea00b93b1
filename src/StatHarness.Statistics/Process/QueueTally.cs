namespace StatHarness.Statistics;

/// <summary>One pass over chosen rows of a run log.</summary>
internal static class QueueTally
{
    public static QueueSummary Of(RunColumns runs, ReadOnlySpan<int> rows, long threshold)
    {
        var queued = runs.Queued.Span;
        var eligible = runs.Eligible.Span;
        var start = runs.Start.Span;
        var end = runs.End.Span;
        var states = new int[6];
        var waits = new List<long>(rows.Length);
        var services = new List<long>(rows.Length);
        Int128 negative = 0, before = 0, wait = 0, service = 0, gated = 0, excess = 0;
        int beforeMissing = 0, beforeNegative = 0, over = 0;
        long longest = Missing.Instant;
        foreach (var row in rows)
        {
            var state = RunRows.StateOf(eligible[row], start[row], end[row]);
            states[(int)state]++;
            if (state == RunState.StartBeforeEligible) negative += start[row] - eligible[row];
            if (state != RunState.Valid) continue;
            var waited = start[row] - eligible[row];
            waits.Add(waited);
            services.Add(end[row] - start[row]);
            wait += waited;
            service += end[row] - start[row];
            longest = Math.Max(longest, waited);
            if (waited > threshold)
            {
                over++;
                gated += waited;
                excess += waited - threshold;
            }
            if (queued.IsEmpty || queued[row] == Missing.Instant)
            {
                beforeMissing++;
                continue;
            }
            before += eligible[row] - queued[row];
            beforeNegative += eligible[row] < queued[row] ? 1 : 0;
        }
        var waitAt = Quantiles.Of(waits.ToArray(), [], [0.5, 0.95]);
        var serviceAt = Quantiles.Of(services.ToArray(), [], [0.5, 0.95]);
        return new(
            rows.Length, waits.Count, states, negative, before, beforeMissing, beforeNegative, wait, service, over, gated, excess,
            waitAt[0], waitAt[1], serviceAt[0], serviceAt[1], longest);
    }
}
