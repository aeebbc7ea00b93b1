namespace StatHarness.Statistics;

/// <summary>
/// How missing values enter this room, once for all of it. In <c>double</c> input NaN is missing; ±∞ is a value.
/// In <c>long</c> measures a separate <c>valid</c> span says so (empty = all present). In instants and durations
/// (microseconds) the value <see cref="Instant"/> is missing. In integer codes a negative code is missing.
/// Missing values are counted where the result has a count, never silently replaced.
/// </summary>
public static class Missing
{
    /// <summary>The missing instant: no calendar reaches it (year −290308).</summary>
    public const long Instant = long.MinValue;
}
