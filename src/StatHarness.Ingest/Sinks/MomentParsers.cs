using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StatHarness.Ingest;

/// <summary>The digits of yyyy-MM-dd and HH:mm:ss where they must stand, without branching on each.</summary>
internal static class PlainMoment
{
    private const long MicrosPerDay = 86_400_000_000;

    public static bool TryDays(ReadOnlySpan<byte> text, out int days)
    {
        unchecked
        {
            days = 0;
            if (text[4] != '-' || text[7] != '-') return false;
            uint year = (Two(text, 0) * 100) + Two(text, 2), month = Two(text, 5), day = Two(text, 8);
            if (year - 1 > 9998 || month - 1 > 11 || day - 1 > 30 || (day > 28 && day > (uint)DateTime.DaysInMonth((int)year, (int)month))) return false;
            // Days from civil date: months counted from March, so that the leap day is the last of its year.
            var shifted = month > 2 ? year : year - 1;
            uint century = shifted / 100, ofMonth = ((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5;
            days = (int)((146_097 * century / 4) + (1461 * (shifted % 100) / 4) + ofMonth + day) - 719_469;
            return true;
        }
    }

    public static bool TryMicros(ReadOnlySpan<byte> text, ref LastDay last, out long micros)
    {
        unchecked
        {
            micros = 0;
            if (text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':' || !last.TryDays(text, out var days)) return false;
            uint hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17);
            if (hour > 23 || minute > 59 || second > 59) return false;
            micros = (days * MicrosPerDay) + ((((hour * 60L) + minute) * 60) + second) * 1_000_000;
            return true;
        }
    }

    /// <summary>A number beyond any bound when one of the two is no digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Two(ReadOnlySpan<byte> text, int at)
    {
        unchecked
        {
            uint high = Digits.Value(text[at]), low = Digits.Value(text[at + 1]);
            return high > 9 || low > 9 ? 1_000_000 : (high * 10) + low;
        }
    }
}

/// <summary>The day of the last cell: neighbouring rows often share it.</summary>
internal struct LastDay
{
    private ulong head;
    private ushort tail;
    private int days;

    /// <param name="text">At least ten bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDays(ReadOnlySpan<byte> text, out int value)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var (start, end) = (Unsafe.ReadUnaligned<ulong>(ref first), Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, 8)));
        if (start == head && end == tail)
        {
            value = days;
            return true;
        }
        if (!PlainMoment.TryDays(text, out value)) return false;
        (head, tail, days) = (start, end, value);
        return true;
    }
}

internal struct DateParser(DateOrder order) : ICellParser<int>, IPlainParser<int>
{
    private LastDay last;

    public ulong TakePlain(ref byte bytes, ref long field, int columns, Span<int> values) => OneByOne.Take(ref this, ref bytes, ref field, columns, values);

    public bool TryPlain(ReadOnlySpan<byte> cell, out int value)
    {
        value = 0;
        return cell.Length == 10 && order == DateOrder.None && last.TryDays(cell, out value);
    }

    public readonly bool TryTake(in Cell cell, out int value)
    {
        var fits = order == DateOrder.None ? cell.Kind == CellKind.Date : cell.Kind == CellKind.DayMonth && !cell.Moment.HasTime && cell.Moment.Fits(order);
        value = fits ? cell.Moment.Days(order) : 0;
        return fits;
    }

    public readonly void Settle(ColumnTally tally, long plain) => tally.CountAgain(CellKind.Date, default, plain);
}

internal struct TimestampParser(DateOrder order) : ICellParser<long>, IPlainParser<long>
{
    private LastDay last;

    public ulong TakePlain(ref byte bytes, ref long field, int columns, Span<long> values) => OneByOne.Take(ref this, ref bytes, ref field, columns, values);

    public bool TryPlain(ReadOnlySpan<byte> cell, out long value)
    {
        value = 0;
        return cell.Length == 19 && order == DateOrder.None && PlainMoment.TryMicros(cell, ref last, out value);
    }

    public readonly bool TryTake(in Cell cell, out long value)
    {
        var fits = order == DateOrder.None ? cell.Kind is CellKind.Date or CellKind.Timestamp : cell.Kind == CellKind.DayMonth && cell.Moment.Fits(order);
        value = fits ? cell.Moment.Micros(order) : 0;
        return fits;
    }

    public readonly void Settle(ColumnTally tally, long plain) => tally.CountAgain(CellKind.Timestamp, default, plain);
}

internal readonly struct InstantParser : ICellParser<long>
{
    public ulong TakePlain(ref byte bytes, ref long field, int columns, Span<long> values) => OneByOne.None(values);

    public bool TryTake(in Cell cell, out long value)
    {
        value = cell.Kind == CellKind.Instant ? cell.Moment.Micros(DateOrder.None) : 0;
        return cell.Kind == CellKind.Instant;
    }

    public void Settle(ColumnTally tally, long plain)
    {
    }
}
