namespace StatHarness.Statistics;

/// <summary>From this instant on, until the next step, so many intervals run.</summary>
/// <param name="AtMicros">Microseconds, on the clock of the input.</param>
/// <param name="Level">Running intervals.</param>
public readonly record struct LevelStep(long AtMicros, int Level);

/// <summary>
/// How many of a set of half-open intervals [start, end) run at once. At equal instants ends come before starts, so
/// back-to-back runs do not overlap. All times in microseconds.
/// </summary>
/// <param name="Intervals">Input intervals, the empty ones included.</param>
/// <param name="EmptyIntervals">Those with end = start: they occupy no time and never raise the level.</param>
/// <param name="SpanStartMicros">Earliest start; <see cref="Missing.Instant"/> without intervals.</param>
/// <param name="SpanEndMicros">Latest end.</param>
/// <param name="SpanMicros">SpanEnd − SpanStart.</param>
/// <param name="BusyMicros">Sum of all durations.</param>
/// <param name="MeanConcurrency">BusyMicros/SpanMicros; NaN for a span of 0.</param>
/// <param name="UtilisationAny">Share of the span in which at least one runs, [0, 1]; NaN for a span of 0.</param>
/// <param name="Peak">Highest level.</param>
/// <param name="PeakFirstAtMicros">First instant at which the peak is reached; <see cref="Missing.Instant"/> if nothing runs.</param>
/// <param name="MicrosAtLevel">Time spent at level 0, 1, …, Peak inside the span.</param>
public sealed record ConcurrencyProfile(
    int Intervals, int EmptyIntervals, long SpanStartMicros, long SpanEndMicros, long SpanMicros, Int128 BusyMicros,
    double MeanConcurrency, double UtilisationAny, int Peak, long PeakFirstAtMicros, IReadOnlyList<long> MicrosAtLevel);

/// <summary>Sweep line over intervals, O(m log m), independent of row order.</summary>
public static class Concurrency
{
    /// <summary>Every interval needs start and end present and end ≥ start; classify rows first (<see cref="RunRows"/>).</summary>
    public static ConcurrencyProfile Reconstruct(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends)
    {
        var sweep = new IntervalSweep(starts, ends);
        var atLevel = new List<long> { 0 };
        long peakAt = Missing.Instant, last = sweep.SpanStart;
        int level = 0, peak = 0;
        while (sweep.Next(out var at, out var next))
        {
            atLevel[level] += at - last;
            (last, level) = (at, next);
            while (atLevel.Count <= level) atLevel.Add(0);
            if (level <= peak) continue;
            (peak, peakAt) = (level, at);
        }
        var span = starts.IsEmpty ? 0 : sweep.SpanEnd - sweep.SpanStart;
        if (!starts.IsEmpty) atLevel[0] += sweep.SpanEnd - last;
        return new(
            starts.Length, sweep.EmptyIntervals, sweep.SpanStart, sweep.SpanEnd, span, sweep.Busy,
            span == 0 ? double.NaN : (double)sweep.Busy / span, span == 0 ? double.NaN : (double)(span - atLevel[0]) / span,
            peak, peakAt, atLevel);
    }

    /// <summary>One profile per group code 0 … groups − 1; negative codes belong to none.</summary>
    public static ConcurrencyProfile[] ByGroup(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, ReadOnlySpan<int> codes, int groups)
    {
        StatisticsDiagnostics.SameLength("The group column", starts.Length, codes.Length);
        var rows = GroupRows.Of(codes, groups);
        var profiles = new ConcurrencyProfile[groups];
        for (var group = 0; group < groups; group++) profiles[group] = Reconstruct(rows.Pick(starts, group), rows.Pick(ends, group));
        return profiles;
    }

    /// <summary>The level after each instant at which it changes, in time order; the last step is level 0.</summary>
    public static LevelStep[] Steps(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends)
    {
        var sweep = new IntervalSweep(starts, ends);
        var steps = new List<LevelStep>();
        var level = 0;
        while (sweep.Next(out var at, out var next))
        {
            if (next == level) continue;
            steps.Add(new(at, next));
            level = next;
        }
        return [.. steps];
    }

    /// <summary>
    /// At most <paramref name="maxPoints"/> steps for a chart: the span is cut into equal buckets and each keeps its
    /// highest level, the level carried into it included, so no peak disappears. Unchanged if short enough.
    /// </summary>
    public static LevelStep[] Bounded(ReadOnlySpan<LevelStep> steps, int maxPoints)
    {
        StatisticsDiagnostics.InRange(maxPoints >= 2, "The number of chart points", "at least 2");
        if (steps.Length <= maxPoints) return steps.ToArray();
        var first = steps[0].AtMicros;
        Int128 span = (Int128)steps[^1].AtMicros - first;
        var buckets = maxPoints - 1;
        var bounded = new List<LevelStep>(maxPoints);
        int i = 0, level = 0;
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var begin = first + (long)(span * bucket / buckets);
            var end = first + (long)(span * (bucket + 1) / buckets);
            // A level that ends exactly at the bucket's begin was never seen inside it.
            var highest = i < steps.Length && steps[i].AtMicros == begin ? 0 : level;
            for (; i < steps.Length && steps[i].AtMicros < end; i++)
            {
                level = steps[i].Level;
                highest = Math.Max(highest, level);
            }
            if (bounded.Count == 0 || bounded[^1].Level != highest) bounded.Add(new(begin, highest));
        }
        bounded.Add(steps[^1]);
        return [.. bounded];
    }

    /// <summary>Rows with start ≤ instant &lt; end, ascending: who runs at a peak.</summary>
    public static int[] RunningAt(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, long instant)
    {
        StatisticsDiagnostics.SameLength("The end column", starts.Length, ends.Length);
        var rows = new List<int>();
        for (var row = 0; row < starts.Length; row++)
        {
            if (starts[row] != Missing.Instant && starts[row] <= instant && instant < ends[row]) rows.Add(row);
        }
        return [.. rows];
    }
}
