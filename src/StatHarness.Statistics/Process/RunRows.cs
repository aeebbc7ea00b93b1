namespace StatHarness.Statistics;

/// <summary>Why a row of a run log counts or does not.</summary>
public enum RunState
{
    /// <summary>eligible ≤ start ≤ end, all present.</summary>
    Valid,

    /// <summary>No eligible time.</summary>
    MissingEligible,

    /// <summary>Not started.</summary>
    MissingStart,

    /// <summary>Started, not ended: still open, or its end was lost.</summary>
    MissingEnd,

    /// <summary>start &lt; eligible: a negative wait. Counted, never clipped to 0.</summary>
    StartBeforeEligible,

    /// <summary>end &lt; start: a negative service time.</summary>
    EndBeforeStart,
}

/// <summary>The row rules of queue and concurrency analyses. Instants in microseconds.</summary>
public static class RunRows
{
    /// <summary>One state per row; a row that breaks several rules gets: missing start, missing eligible, missing end, then the order rules.</summary>
    /// <param name="eligible">Empty if the log has no such column: then nothing is judged by it.</param>
    public static RunState[] Classify(ReadOnlySpan<long> eligible, ReadOnlySpan<long> start, ReadOnlySpan<long> end)
    {
        if (!eligible.IsEmpty) StatisticsDiagnostics.SameLength("The eligible column", start.Length, eligible.Length);
        StatisticsDiagnostics.SameLength("The end column", start.Length, end.Length);
        var states = new RunState[start.Length];
        for (var row = 0; row < states.Length; row++) states[row] = StateOf(eligible.IsEmpty ? start[row] : eligible[row], start[row], end[row]);
        return states;
    }

    /// <summary>Rows in a state, ascending.</summary>
    public static int[] Rows(ReadOnlySpan<RunState> states, RunState state)
    {
        var rows = new List<int>();
        for (var row = 0; row < states.Length; row++)
        {
            if (states[row] == state) rows.Add(row);
        }
        return [.. rows];
    }

    /// <summary>Rows per state, indexed by <see cref="RunState"/>.</summary>
    public static int[] Counts(ReadOnlySpan<RunState> states)
    {
        var counts = new int[6];
        foreach (var state in states) counts[(int)state]++;
        return counts;
    }

    /// <summary>A copy in which instants before <paramref name="earliestMicros"/> are missing: dates such as 1900-01-01 mean "none".</summary>
    public static long[] WithoutSentinels(ReadOnlySpan<long> instants, long earliestMicros, out int erased)
    {
        var kept = instants.ToArray();
        erased = 0;
        for (var row = 0; row < kept.Length; row++)
        {
            if (kept[row] == Missing.Instant || kept[row] >= earliestMicros) continue;
            kept[row] = Missing.Instant;
            erased++;
        }
        return kept;
    }

    internal static RunState StateOf(long eligible, long start, long end) =>
        start == Missing.Instant ? RunState.MissingStart
        : eligible == Missing.Instant ? RunState.MissingEligible
        : end == Missing.Instant ? RunState.MissingEnd
        : start < eligible ? RunState.StartBeforeEligible
        : end < start ? RunState.EndBeforeStart : RunState.Valid;
}
