namespace StatHarness.Sdk;

/// <summary>
/// Half-open intervals [start, end) in microseconds, one per row that has both times in order, in row order.
/// The other rows are counted and kept, never dropped silently.
/// </summary>
/// <param name="Rows">Row of each interval.</param>
/// <param name="Reversed">Rows whose end lies before their start.</param>
/// <param name="Open">Rows with a start and no end.</param>
/// <param name="Unstarted">Rows with an end and no start.</param>
/// <param name="Empty">Rows with neither.</param>
/// <param name="Zone"><c>UTC</c>, or null for a wall clock.</param>
public sealed record IntervalSeries(
    int[] Rows,
    long[] Starts,
    long[] Ends,
    int[] Reversed,
    int[] Open,
    int[] Unstarted,
    int[] Empty,
    string? Zone)
{
    public int Count => Rows.Length;

    /// <summary>Code of each interval's row, for grouping; −1 is missing.</summary>
    public int[] CodesOf(LabelSeries labels) => Array.ConvertAll(Rows, row => labels.Codes[row]);

    internal static IntervalSeries Of(TimeSeries start, TimeSeries end)
    {
        if (start.Zoned != end.Zoned) throw SdkDiagnostics.ZoneMismatch(start.Name, end.Name);
        List<int> rows = [], reversed = [], open = [], unstarted = [], empty = [];
        List<long> starts = [], ends = [];
        for (var row = 0; row < start.Micros.Length; row++)
        {
            switch (start[row], end[row])
            {
                case ({ } s, { } e) when e >= s:
                    rows.Add(row);
                    starts.Add(s);
                    ends.Add(e);
                    break;
                case ({ }, { }): reversed.Add(row); break;
                case ({ }, null): open.Add(row); break;
                case (null, { }): unstarted.Add(row); break;
                default: empty.Add(row); break;
            }
        }
        return new([.. rows], [.. starts], [.. ends], [.. reversed], [.. open], [.. unstarted], [.. empty], start.Zone);
    }
}
