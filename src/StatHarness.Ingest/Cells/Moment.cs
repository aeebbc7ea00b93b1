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
    public int OffsetMinutes;

    /// <summary>yyyy-MM-dd or yyyy/MM/dd; or day, month and four-digit year with one of / - . between; then maybe a time.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Moment moment)
    {
        moment = default;
        var at = 0;
        if (!Digits(text, ref at, 1, 4, out var a, out var width) || at >= text.Length) return false;
        moment.Separator = text[at];
        if (moment.Separator is not ((byte)'-' or (byte)'/' or (byte)'.') || width == 3) return false;
        at++;
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

    /// <summary>True when the cell is a date if read in this order.</summary>
    public readonly bool Fits(DateOrder order) => order == DateOrder.DayFirst ? IsDay(year, Second, First) : Separator != '.' && IsDay(year, First, Second);

    public readonly int Days(DateOrder order) =>
        new DateOnly(year, order == DateOrder.DayFirst ? Second : First, order == DateOrder.DayFirst ? First : Second).DayNumber - 719_162;

    /// <summary>Since 1970, in UTC when an offset was spelled.</summary>
    public readonly long Micros(DateOrder order) => (Days(order) * MicrosPerDay) + micros - (OffsetMinutes * 60_000_000L);

    private bool ReadTime(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] is not ((byte)'T' or (byte)' ' or (byte)'t')) return false;
        at++;
        if (!Digits(text, ref at, 1, 2, out var hour, out var hourWidth) || hour > 23 || at >= text.Length || text[at++] != ':') return false;
        if ((Kind == CellKind.Date && hourWidth != 2) || !Digits(text, ref at, 2, 2, out var minute, out _) || minute > 59) return false;
        int second = 0, fraction = 0;
        var fine = false;
        if (at < text.Length && text[at] == ':')
        {
            at++;
            if (!Digits(text, ref at, 2, 2, out second, out _) || second > 59) return false;
            if (at < text.Length && text[at] is (byte)'.' or (byte)',' && !Fraction(text, ref at, out fraction, out fine)) return false;
        }
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
