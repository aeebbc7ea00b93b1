namespace StatHarness.Statistics;

/// <summary>
/// Little's law L = λW as a self-check: L by integrating the sweep line, λ and W by counting rows; they share no sum.
/// </summary>
/// <param name="MeanWaiting">L, time average of waiting runs over the span; NaN for a span of 0.</param>
/// <param name="ArrivalsPerSecond">λ = runs/span.</param>
/// <param name="MeanWaitSeconds">W, mean wait of valid runs.</param>
/// <param name="SpanMicros">From the first eligible time to the last start.</param>
/// <param name="RelativeGap">|L − λW|/L: only rounding (below 1e-12) if both computations are right; 0 if nothing waits.</param>
public sealed record LittlesLaw(double MeanWaiting, double ArrivalsPerSecond, double MeanWaitSeconds, long SpanMicros, double RelativeGap)
{
    private const double MicrosPerSecond = 1e6;

    public static LittlesLaw Of(RunColumns runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        QueueDelay.Check(runs);
        var rows = RunRows.Rows(RunRows.Classify(runs.Eligible.Span, runs.Start.Span, runs.End.Span), RunState.Valid);
        var (eligible, start) = (new long[rows.Length], new long[rows.Length]);
        for (var i = 0; i < rows.Length; i++) (eligible[i], start[i]) = (runs.Eligible.Span[rows[i]], runs.Start.Span[rows[i]]);
        var waiting = Concurrency.Reconstruct(eligible, start);
        Int128 area = 0;
        for (var level = 1; level < waiting.MicrosAtLevel.Count; level++) area += (Int128)level * waiting.MicrosAtLevel[level];
        Int128 waits = 0;
        for (var i = 0; i < rows.Length; i++) waits += start[i] - eligible[i];
        double span = waiting.SpanMicros;
        var mean = span == 0 ? double.NaN : (double)area / span;
        var rate = span == 0 ? double.NaN : rows.Length * MicrosPerSecond / span;
        var wait = rows.Length == 0 ? double.NaN : (double)waits / rows.Length / MicrosPerSecond;
        var gap = mean == 0 && wait == 0 ? 0 : Math.Abs(mean - rate * wait) / mean;
        return new(mean, rate, wait, waiting.SpanMicros, gap);
    }
}
