namespace StatHarness.Ingest;

/// <summary>The evidence for the order of day and month, and the offsets met.</summary>
/// <param name="asked">Decides when the values allow both.</param>
internal sealed class DateTally(DateOrder asked)
{
    private byte separator;

    public long DayFirstOnly { get; private set; }

    public long MonthFirstOnly { get; private set; }

    public long Either { get; private set; }

    public FirstSeen? FirstDayFirst { get; private set; }

    public FirstSeen? FirstMonthFirst { get; private set; }

    /// <summary>Some values are one day when read day first and another when read month first.</summary>
    public bool OrderMatters { get; private set; }

    public bool IsAsked => asked != DateOrder.None;

    public bool MixedSeparators { get; private set; }

    public bool AnyTime { get; private set; }

    public bool AllTime { get; private set; } = true;

    public SortedSet<int> OffsetMinutes { get; } = [];

    public DateOrder Order => MixedSeparators || (DayFirstOnly > 0 && MonthFirstOnly > 0) ? DateOrder.None
        : asked != DateOrder.None ? (asked == DateOrder.DayFirst ? MonthFirstOnly : DayFirstOnly) > 0 ? DateOrder.None : asked
        : DayFirstOnly > 0 ? DateOrder.DayFirst
        : MonthFirstOnly > 0 ? DateOrder.MonthFirst
        : OrderMatters ? DateOrder.None : DateOrder.DayFirst;

    public void Count(in Moment moment, ReadOnlySpan<byte> text, long line)
    {
        if (moment.Kind == CellKind.Instant) OffsetMinutes.Add(moment.OffsetMinutes);
        if (moment.Kind != CellKind.DayMonth) return;
        AnyTime |= moment.HasTime;
        AllTime &= moment.HasTime;
        MixedSeparators |= separator != 0 && separator != moment.Separator;
        separator = moment.Separator;
        bool day = moment.Fits(DateOrder.DayFirst), month = moment.Fits(DateOrder.MonthFirst);
        if (day && month)
        {
            Either++;
            OrderMatters |= moment.First != moment.Second;
        }
        else if (day)
        {
            DayFirstOnly++;
            FirstDayFirst ??= new(line, System.Text.Encoding.UTF8.GetString(text));
        }
        else
        {
            MonthFirstOnly++;
            FirstMonthFirst ??= new(line, System.Text.Encoding.UTF8.GetString(text));
        }
    }

    public string Hypotheses() =>
        $"Day first fits {DayFirstOnly + Either} values, month first {MonthFirstOnly + Either}; only day first: {DayFirstOnly}{At(FirstDayFirst)}, only month first: {MonthFirstOnly}{At(FirstMonthFirst)}";

    private static string At(FirstSeen? seen) => seen is null ? "" : $" (line {seen.Line}: '{seen.Text}')";
}
