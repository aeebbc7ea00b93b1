namespace StatHarness.Statistics;

/// <summary>
/// The month-end close as a rule on dates: the last and the first Monday-to-Friday days of a month. No holidays. Print
/// the rule and the time zone of the instants beside every number that uses it.
/// </summary>
/// <param name="LastDays">How many Monday-to-Friday days at the end of a month belong to the close.</param>
/// <param name="FirstDays">How many at the beginning.</param>
public sealed record CloseWindow(int LastDays = 2, int FirstDays = 5)
{
    /// <summary>Whether the date (days since 1970-01-01) is a close day. Weekends never are.</summary>
    public bool Contains(int days)
    {
        if (CivilDate.IsoDayOfWeek(days) > 5) return false;
        var date = CivilDate.OfDays(days);
        var first = days - date.Day + 1;
        var last = first + CivilDate.DaysInMonth(date.Year, date.Month) - 1;
        return Weekdays(first, days) <= FirstDays || Weekdays(days, last) <= LastDays;
    }

    /// <summary>Per instant 1 = close, 0 = open, −1 = missing: group codes for the other analyses.</summary>
    public int[] Codes(ReadOnlySpan<long> instants)
    {
        var codes = new int[instants.Length];
        var (knownDay, known) = (int.MinValue, 0);
        for (var row = 0; row < codes.Length; row++)
        {
            if (instants[row] == Missing.Instant)
            {
                codes[row] = -1;
                continue;
            }
            var day = CivilDate.DaysOfMicros(instants[row]);
            if (day != knownDay) (knownDay, known) = (day, Contains(day) ? 1 : 0);
            codes[row] = known;
        }
        return codes;
    }

    /// <summary>Monday-to-Friday days in [from, to], at most a month.</summary>
    private static int Weekdays(int from, int to)
    {
        var count = (to - from + 1) / 7 * 5;
        for (var day = to - (to - from + 1) % 7 + 1; day <= to; day++) count += CivilDate.IsoDayOfWeek(day) <= 5 ? 1 : 0;
        return count;
    }
}
