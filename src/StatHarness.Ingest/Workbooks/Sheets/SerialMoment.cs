using System.Buffers.Text;
using System.Globalization;

namespace StatHarness.Ingest;

/// <summary>Serial numbers of days as text: to the millisecond, which is what a spreadsheet means, and no finer than needed.</summary>
internal static class SerialMoment
{
    public const int MostLength = 48;
    private const long DayMilliseconds = 86_400_000;

    /// <summary>Days from 0001-01-01 to the day that serial 0 stands for; from 61 on in the 1900 system, which counts a 29 February 1900.</summary>
    private const int Base1900 = 693_593, Base1904 = 695_055;
    private const int LeapDay1900 = 60;
    private const int LastDay = 3_652_058;

    /// <returns>False when the serial is no moment: no number, before the first day, the day that never was, after 9999.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> serial, FormatKind kind, bool is1904, Span<byte> text, out int written)
    {
        written = 0;
        if (kind == FormatKind.Date && serial.Length is > 0 and < 8 && Utf8Parser.TryParse(serial, out int whole, out var used) && used == serial.Length)
            return TryDay(whole, is1904, text, out written);
        if (!double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(Math.Abs(value) < 1e8)) return false;
        var milliseconds = (long)Math.Round(value * DayMilliseconds, MidpointRounding.AwayFromZero);
        if (kind == FormatKind.Duration)
        {
            written = WriteElapsed(milliseconds, text);
            return true;
        }
        if (milliseconds < 0) return false;
        var (day, rest) = Math.DivRem(milliseconds, DayMilliseconds);
        if (day == 0 && (kind == FormatKind.Time || (rest > 0 && !is1904)))
        {
            written = WriteClock(rest, text);
            return true;
        }
        if (!TryDay((int)day, is1904, text, out written)) return false;
        if (rest == 0) return true;
        text[written++] = (byte)'T';
        written += WriteClock(rest, text[written..]);
        return true;
    }

    private static bool TryDay(int serial, bool is1904, Span<byte> text, out int written)
    {
        written = 0;
        if (serial < (is1904 ? 0 : 1) || (!is1904 && serial == LeapDay1900)) return false;
        var day = serial + (is1904 ? Base1904 : serial < LeapDay1900 ? Base1900 + 1 : Base1900);
        if (day > LastDay) return false;
        var (year, month, dayOfMonth) = DateOnly.FromDayNumber(day);
        Two(text, 0, year / 100);
        Two(text, 2, year % 100);
        text[4] = text[7] = (byte)'-';
        Two(text, 5, month);
        Two(text, 8, dayOfMonth);
        written = 10;
        return true;
    }

    /// <summary>HH:mm:ss, and milliseconds without trailing zeros.</summary>
    private static int WriteClock(long milliseconds, Span<byte> text)
    {
        Two(text, 0, (int)(milliseconds / 3_600_000));
        return 2 + WriteMinutes(milliseconds % 3_600_000, text[2..]);
    }

    /// <summary>Hours as many as there are: 26:30:00.</summary>
    private static int WriteElapsed(long milliseconds, Span<byte> text)
    {
        var at = 0;
        if (milliseconds < 0) text[at++] = (byte)'-';
        milliseconds = Math.Abs(milliseconds);
        var hours = milliseconds / 3_600_000;
        if (hours < 10) text[at++] = (byte)'0';
        Utf8Formatter.TryFormat(hours, text[at..], out var digits);
        at += digits;
        return at + WriteMinutes(milliseconds % 3_600_000, text[at..]);
    }

    private static int WriteMinutes(long milliseconds, Span<byte> text)
    {
        text[0] = text[3] = (byte)':';
        Two(text, 1, (int)(milliseconds / 60_000));
        Two(text, 4, (int)(milliseconds / 1000 % 60));
        var fraction = (int)(milliseconds % 1000);
        if (fraction == 0) return 6;
        text[6] = (byte)'.';
        text[7] = (byte)('0' + (fraction / 100));
        Two(text, 8, fraction % 100);
        var length = 10;
        while (text[length - 1] == '0') length--;
        return length;
    }

    private static void Two(Span<byte> text, int at, int value)
    {
        text[at] = (byte)('0' + (value / 10));
        text[at + 1] = (byte)('0' + (value % 10));
    }
}
