namespace StatHarness.Statistics;

/// <summary>Walks the instants at which intervals end or start, ends first, and says the level after each.</summary>
internal sealed class IntervalSweep
{
    private readonly long[] _starts;
    private readonly long[] _ends;
    private int _started, _ended;

    public IntervalSweep(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends)
    {
        StatisticsDiagnostics.SameLength("The end column", starts.Length, ends.Length);
        var count = 0;
        for (var row = 0; row < starts.Length; row++)
        {
            var (start, end) = (starts[row], ends[row]);
            StatisticsDiagnostics.ValidInterval(start != Missing.Instant && end >= start, row, start, end);
            SpanStart = row == 0 ? start : Math.Min(SpanStart, start);
            SpanEnd = row == 0 ? end : Math.Max(SpanEnd, end);
            Busy += end - start;
            if (end > start) count++;
        }
        EmptyIntervals = starts.Length - count;
        (_starts, _ends) = (new long[count], new long[count]);
        for (int row = 0, i = 0; row < starts.Length; row++)
        {
            if (ends[row] > starts[row]) (_starts[i], _ends[i++]) = (starts[row], ends[row]);
        }
        Array.Sort(_starts);
        Array.Sort(_ends);
    }

    public int EmptyIntervals { get; }

    public long SpanStart { get; } = Missing.Instant;

    public long SpanEnd { get; } = Missing.Instant;

    public Int128 Busy { get; }

    /// <summary>The next distinct instant and the level once all its ends and starts have happened.</summary>
    public bool Next(out long at, out int level)
    {
        (at, level) = (0, 0);
        if (_ended == _ends.Length) return false;
        at = _started < _starts.Length ? Math.Min(_starts[_started], _ends[_ended]) : _ends[_ended];
        while (_ended < _ends.Length && _ends[_ended] == at) _ended++;
        while (_started < _starts.Length && _starts[_started] == at) _started++;
        level = _started - _ended;
        return true;
    }
}
