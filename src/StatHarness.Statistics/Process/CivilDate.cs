namespace StatHarness.Statistics;

/// <summary>A date of the proleptic Gregorian calendar, by arithmetic on days since 1970-01-01: no time zone, no culture.</summary>
public readonly record struct CivilDate(int Year, int Month, int Day)
{
    private const long MicrosPerDay = 86_400_000_000;
    private const int DaysPer400Years = 146_097;

    /// <summary>The date on which an instant (microseconds since 1970-01-01 00:00 of its own clock) falls.</summary>
    public static CivilDate OfMicros(long micros) => OfDays(DaysOfMicros(micros));

    /// <summary>⌊micros/day⌋, also before 1970.</summary>
    public static int DaysOfMicros(long micros) => (int)(micros >= 0 ? micros / MicrosPerDay : -((MicrosPerDay - 1 - micros) / MicrosPerDay));

    public static CivilDate OfDays(int days)
    {
        // Years counted from March, so that the leap day is the last day of a year; 719468 days from 0000-03-01 to 1970.
        var shifted = days + 719_468L;
        var era = (shifted >= 0 ? shifted : shifted - (DaysPer400Years - 1)) / DaysPer400Years;
        var dayOfEra = (int)(shifted - era * DaysPer400Years);
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var march = (5 * dayOfYear + 2) / 153;
        var day = dayOfYear - (153 * march + 2) / 5 + 1;
        var month = march < 10 ? march + 3 : march - 9;
        return new((int)(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day);
    }

    /// <summary>Days since 1970-01-01.</summary>
    public int ToDays()
    {
        var year = Month <= 2 ? Year - 1 : Year;
        var era = (year >= 0 ? year : year - 399) / 400;
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * (Month > 2 ? Month - 3 : Month + 9) + 2) / 5 + Day - 1;
        return era * DaysPer400Years + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /// <summary>Monday 1 … Sunday 7 (ISO 8601).</summary>
    public static int IsoDayOfWeek(int days) => ((days + 3) % 7 + 7) % 7 + 1;

    /// <summary>28 … 31.</summary>
    public static int DaysInMonth(int year, int month) =>
        (month == 12 ? new CivilDate(year + 1, 1, 1) : new CivilDate(year, month + 1, 1)).ToDays() - new CivilDate(year, month, 1).ToDays();
}
