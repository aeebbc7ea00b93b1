using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>From the counts over all values to one type (design §3): the narrowest that keeps every value whole.</summary>
internal static class TypeDecision
{
    private static readonly CellKind[] NumberKinds = [CellKind.Whole, CellKind.BigWhole, CellKind.Real, CellKind.Exact];
    private static readonly CellKind[] Others =
        [CellKind.Whole, CellKind.BigWhole, CellKind.Real, CellKind.Exact, CellKind.Huge, CellKind.LeadingZero, CellKind.Comma, CellKind.Bool, CellKind.Date, CellKind.Timestamp, CellKind.Instant, CellKind.DayMonth, CellKind.Fine, CellKind.Percent, CellKind.Text];

    public static TypeVerdict Decide(ColumnTally tally)
    {
        var typed = tally.Typed;
        if (typed == 0) return AsText(tally, null);
        if (tally.Of(NumberKinds) + tally[CellKind.Comma] == typed) return SpelledNumbers.Decide(tally);
        if (tally[CellKind.Bool] == typed) return new(new(ColumnType.Bool), null, null, null);
        if (tally.Of(CellKind.Date, CellKind.Timestamp) == typed)
            return tally[CellKind.Timestamp] == 0
                ? new(new(ColumnType.Date), null, null, null)
                : new(new(ColumnType.Timestamp), tally[CellKind.Date] > 0 ? ColumnType.Date : null, tally[CellKind.Date] > 0 ? tally.First(CellKind.Timestamp) : null, null);
        if (tally[CellKind.Instant] == typed) return new(new(ColumnType.TimestampZoned), null, null, Offsets(tally.Dates));
        if (tally[CellKind.DayMonth] == typed) return DayMonth(tally);
        if (tally.Of(CellKind.Date, CellKind.Timestamp, CellKind.Instant) == typed)
            return AsText(tally, $"Kept as text: {tally[CellKind.Instant]} values state an offset and {tally.Of(CellKind.Date, CellKind.Timestamp)} do not; the zone is never guessed.");
        if (tally[CellKind.Percent] > 0 && tally.Of(NumberKinds) + tally.Of(CellKind.Comma, CellKind.Percent) == typed)
            return AsText(tally, $"Kept as text: {tally[CellKind.Percent]} values are percentages, and neither 12 nor 0.12 would be what was written.");
        return AsText(tally, tally[CellKind.Fine] > 0 && tally.Of(CellKind.Fine, CellKind.Timestamp, CellKind.Instant) == typed
            ? $"Kept as text: {tally[CellKind.Fine]} values are finer than microseconds." : null);
    }

    public static TypeVerdict Numbers(ColumnTally tally, NumberTally numbers, bool comma, string? note)
    {
        if (!numbers.AnyFraction && !numbers.AnyBig) return new(new(ColumnType.Int64, 0, comma), null, null, note);
        if (!numbers.AnyFraction && numbers.FitsDecimal)
            return new(new(ColumnType.Decimal, numbers.MostScale, comma), ColumnType.Int64, tally.First(CellKind.BigWhole, CellKind.Comma), note);
        if (numbers.Loss is null) return new(new(ColumnType.Float64, 0, comma), ColumnType.Int64, tally.First(CellKind.Real, CellKind.Comma), note);
        return numbers.FitsDecimal
            ? new(new(ColumnType.Decimal, numbers.MostScale, comma), ColumnType.Float64, numbers.Loss, note)
            : AsText(tally, "Kept as text: together these numbers need more digits than any number type holds.");
    }

    private static TypeVerdict DayMonth(ColumnTally tally)
    {
        var dates = tally.Dates;
        if (dates.MixedSeparators) return AsText(tally, "Kept as text: dates are written with different separators.");
        if (dates.Order == DateOrder.None) return AsText(tally, $"Kept as text: {dates.Hypotheses()}.{(dates.IsAsked || dates.DayFirstOnly + dates.MonthFirstOnly > 0 ? "" : " Pass --date-order dmy or mdy.")}");
        var name = dates.Order == DateOrder.DayFirst ? "day first" : "month first";
        var type = dates.AnyTime ? ColumnType.Timestamp : ColumnType.Date;
        var against = dates.Order == DateOrder.DayFirst ? dates.FirstDayFirst : dates.FirstMonthFirst;
        return new(new(type, Order: dates.Order), null, null, $"Read {name}{(dates.IsAsked ? ", as told" : "")}. {dates.Hypotheses()}{(against is null ? "; both give the same days" : "")}.");
    }

    private static string Offsets(DateTally dates)
    {
        var names = dates.OffsetMinutes.Select(minutes => $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");
        return $"Converted to UTC from offset {string.Join(", ", names)}.";
    }

    public static TypeVerdict AsText(ColumnTally tally, string? note)
    {
        (CellKind[] Kinds, ColumnType Type)[] families =
        [
            (NumberKinds, tally.Of(CellKind.Real, CellKind.Exact) > 0 ? ColumnType.Float64 : ColumnType.Int64), ([CellKind.Bool], ColumnType.Bool),
            ([CellKind.Date], ColumnType.Date), ([CellKind.Timestamp, CellKind.Date], ColumnType.Timestamp), ([CellKind.Instant], ColumnType.TimestampZoned),
            ([CellKind.DayMonth], ColumnType.Date), ([CellKind.Comma], ColumnType.Float64), ([CellKind.LeadingZero], ColumnType.Int64),
        ];
        var (kinds, type) = families.MaxBy(family => tally.Of(family.Kinds));
        var count = tally.Of(kinds);
        string?[] notes = [note, tally[CellKind.Blank] > 0 ? $"{tally[CellKind.Blank]} cells of white space were kept as text." : null];
        var joined = string.Join(" ", notes.OfType<string>());
        if (kinds[0] == CellKind.LeadingZero && count > 0) kinds = NumberKinds;
        return new(TypeChoice.Text, count > 0 ? type : null, count > 0 ? tally.First([.. Others.Except(kinds)]) : null, joined.Length == 0 ? null : joined);
    }
}
