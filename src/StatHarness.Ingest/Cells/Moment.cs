namespace StatHarness.Ingest;

/// <summary>Which of the first two numbers of a date is the day.</summary>
internal enum DateOrder : byte
{
    None,
    DayFirst,
    MonthFirst,
}

/// <summary>A date or timestamp as it is spelled.</summary>
internal struct Moment
{
    private const long MicrosPerDay = 86_400_000_000;

    public CellKind Kind;
    public bool HasTime;
    public int First;
    public int Second;
    public byte Separator;
    private int year;
    private long micros;
    private bool loose;
    public int OffsetMinutes;

    /// <summary>yyyy-MM-dd or yyyy/MM/dd; or day, month and four-digit year with one of / - . between; or with the English name of the month; then maybe a time.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Moment moment)
    {
        moment = default;
        var at = 0;
        if (text[0] is > (byte)'9' or < (byte)'0') return NameFirst(text, ref moment);
        if (!Digits(text, ref at, 1, 4, out var a, out var width) || at >= text.Length || width == 3) return false;
        moment.Separator = text[at++];
        if (width < 3 && at < text.Length && text[at] > (byte)'9') return DayThenName(text, at, a, ref moment);
        if (moment.Separator is not ((byte)'-' or (byte)'/' or (byte)'.')) return false;
        if (!Digits(text, ref at, 1, 2, out var b, out var width2) || at >= text.Length || text[at++] != moment.Separator) return false;
        if (width == 4)
        {
            if (moment.Separator == '.' || width2 != 2 || !Digits(text, ref at, 2, 2, out var day, out _) || !IsDay(a, b, day)) return false;
            (moment.year, moment.First, moment.Second, moment.Kind) = (a, b, day, CellKind.Date);
        }
        else
        {
            if (!Digits(text, ref at, 4, 4, out var y, out _)) return false;
            (moment.year, moment.First, moment.Second, moment.Kind) = (y, a, b, CellKind.DayMonth);
            if (!moment.Fits(DateOrder.DayFirst) && !moment.Fits(DateOrder.MonthFirst)) return false;
        }
        return at == text.Length || moment.ReadTime(text, at);
    }

    /// <summary>2-Sep-2020, 02 September 2020.</summary>
    private static bool DayThenName(ReadOnlySpan<byte> text, int at, int day, ref Moment moment)
    {
        var month = MonthNames.Read(text, ref at);
        if (month == 0 || moment.Separator is not ((byte)'-' or (byte)' ' or (byte)'/' or (byte)'.') || at >= text.Length || text[at++] != moment.Separator) return false;
        return moment.Named(text, at, month, day);
    }

    /// <summary>Sep 2, 2020.</summary>
    private static bool NameFirst(ReadOnlySpan<byte> text, ref Moment moment)
    {
        var at = 0;
        var month = MonthNames.Read(text, ref at);
        if (month == 0 || at >= text.Length || text[at++] != ' ' || !Digits(text, ref at, 1, 2, out var day, out _)) return false;
        if (at < text.Length && text[at] == ',') at++;
        return at < text.Length && text[at++] == ' ' && moment.Named(text, at, month, day);
    }

    private bool Named(ReadOnlySpan<byte> text, int at, int month, int day)
    {
        if (!Digits(text, ref at, 4, 4, out year, out _) || !IsDay(year, month, day)) return false;
        (First, Second, Separator, Kind, loose) = (month, day, (byte)'-', CellKind.Date, true);
        return at == text.Length || ReadTime(text, at);
    }

    /// <summary>True when the cell is a date if read in this order.</summary>
    public readonly bool Fits(DateOrder order) => order == DateOrder.DayFirst ? IsDay(year, Second, First) : Separator != '.' && IsDay(year, First, Second);

    public readonly int Days(DateOrder order) =>
        new DateOnly(year, order == DateOrder.DayFirst ? Second : First, order == DateOrder.DayFirst ? First : Second).DayNumber - 719_162;

    /// <summary>Since 1970, in UTC when an offset was spelled.</summary>
    public readonly long Micros(DateOrder order) => (Days(order) * MicrosPerDay) + micros - (OffsetMinutes * 60_000_000L);

    private bool ReadTime(ReadOnlySpan<byte> text, int at)
    {
        if (loose && text[at] == ',') at++;
        if (at >= text.Length || text[at++] is not ((byte)'T' or (byte)' ' or (byte)'t')) return false;
        if (!Digits(text, ref at, 1, 2, out var hour, out var hourWidth) || hour > 23 || at >= text.Length || text[at++] != ':') return false;
        if ((Kind == CellKind.Date && hourWidth != 2 && !loose && !HalfDay.Ends(text)) || !Digits(text, ref at, 2, 2, out var minute, out _) || minute > 59) return false;
        int second = 0, fraction = 0;
        var fine = false;
        if (at < text.Length && text[at] == ':')
        {
            at++;
            if (!Digits(text, ref at, 2, 2, out second, out _) || second > 59) return false;
            if (at < text.Length && text[at] is (byte)'.' or (byte)',' && !Fraction(text, ref at, out fraction, out fine)) return false;
        }
        if (HalfDay.Ends(text) && !HalfDay.Read(text, ref at, ref hour)) return false;
        (HasTime, micros) = (true, (((((hour * 60L) + minute) * 60) + second) * 1_000_000) + fraction);
        var zoned = at < text.Length;
        if (zoned && !ReadOffset(text, at)) return false;
        if (zoned && Kind == CellKind.DayMonth) return false;
        if (Kind == CellKind.Date) Kind = zoned ? CellKind.Instant : CellKind.Timestamp;
        if (fine) Kind = CellKind.Fine;
        return Kind != CellKind.Instant || Micros(DateOrder.MonthFirst) is >= -62_135_596_800_000_000 and <= 253_402_300_799_999_999;
    }

    private bool ReadOffset(ReadOnlySpan<byte> text, int at)
    {
        var sign = text[at++];
        if (sign is (byte)'Z' or (byte)'z') return at == text.Length;
        if (sign is not ((byte)'+' or (byte)'-') || !Digits(text, ref at, 2, 2, out var hours, out _) || hours > 18) return false;
        var minutes = 0;
        if (at < text.Length)
        {
            if (text[at] == ':') at++;
            if (!Digits(text, ref at, 2, 2, out minutes, out _) || minutes > 59) return false;
        }
        OffsetMinutes = ((hours * 60) + minutes) * (sign == '-' ? -1 : 1);
        return at == text.Length;
    }

    private static bool Fraction(ReadOnlySpan<byte> text, ref int at, out int micros, out bool fine)
    {
        (micros, fine) = (0, false);
        at++;
        var digits = 0;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, digits++)
        {
            if (digits < 6) micros = (micros * 10) + text[at] - '0';
            else fine |= text[at] != '0';
        }
        for (var i = digits; i < 6; i++) micros *= 10;
        return digits > 0;
    }

    private static bool IsDay(int year, int month, int day) => year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool Digits(ReadOnlySpan<byte> text, ref int at, int least, int most, out int value, out int width)
    {
        (value, width) = (0, 0);
        for (; at < text.Length && width < most && text[at] is >= (byte)'0' and <= (byte)'9'; at++, width++) value = (value * 10) + text[at] - '0';
        return width >= least;
    }
}
