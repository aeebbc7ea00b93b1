using System.Diagnostics;
using System.Globalization;
using StatHarness.Data;
using StatHarness.Statistics;

namespace StatHarness.Workbench;

/// <summary>One column's profile, by its type.</summary>
internal static class ColumnProfiles
{
    private const long MicrosPerDay = 86_400_000_000;

    public static ColumnProfile Of(Column column, int top) => column switch
    {
        Float64Column floats => Numbers(column, NumberProfile.Of(floats.Values, floats.Validity, top), 1, value => value.ToString("R", CultureInfo.InvariantCulture)),
        Int64Column integers => Numbers(column, NumberProfile.Of(integers.Values, integers.Validity, top), 1, value => value.ToString(CultureInfo.InvariantCulture)),
        DurationColumn durations => Numbers(column, NumberProfile.Of(durations.Values, durations.Validity, top), 1e6, CanonicalText.OfDuration),
        TimestampColumn times => Times(column, NumberProfile.Of(times.Values, times.Validity, top), 1, micros => CanonicalText.OfTimestamp(micros, IsZoned(column))),
        DateColumn dates => Times(column, NumberProfile.Of(Widened(dates.Values), dates.Validity, top), MicrosPerDay, days => CanonicalText.OfDate((int)days)),
        DecimalColumn decimals => DecimalProfile.Of(decimals, top),
        BoolColumn flags => TextProfile.Of(flags, top),
        TextColumn texts => TextProfile.Of(texts, top),
        _ => throw new UnreachableException(column.GetType().Name),
    };

    /// <param name="unit">What one of the shown unit is in stored ones.</param>
    private static ColumnProfile Numbers<T>(Column column, NumberProfile<T> profile, double unit, Func<T, string> text)
        where T : struct, IConvertible
    {
        double? Shown(double value) => double.IsFinite(value) ? value / unit : null;
        double? End(T? value) => value is { } known ? Shown(known.ToDouble(CultureInfo.InvariantCulture)) : null;
        var figures = new NumberFigures(
            End(profile.Min), Shown(profile.Quartiles[0]), Shown(profile.Quartiles[1]), Shown(profile.Quartiles[2]), End(profile.Max),
            Shown(profile.Sum), Shown(profile.Mean), Shown(profile.StdDev), profile.Zeros, profile.Negatives);
        return new(
            column.Name, column.Type, column.Length - column.NullCount, column.NullCount, profile.Missing - column.NullCount, profile.Distinct, profile.UniqueOnce, profile.EntropyNats,
            profile.Min is { } min ? text(min) : null, profile.Max is { } max ? text(max) : null, figures, null, Top(profile.Top, text));
    }

    /// <param name="unit">Microseconds of one stored unit.</param>
    private static ColumnProfile Times(Column column, NumberProfile<long> profile, long unit, Func<long, string> text)
    {
        string? At(double value)
        {
            if (double.IsNaN(value)) return null;
            var whole = Math.Round(value);
            return whole == value || unit == 1 ? text((long)whole) : CanonicalText.OfTimestamp((long)Math.Round(value * unit), zoned: false);
        }
        var spread = profile.StdDev * unit / 1e6;
        var figures = new TimeFigures(At(profile.Quartiles[0]), At(profile.Quartiles[1]), At(profile.Quartiles[2]), At(profile.Mean), double.IsFinite(spread) ? spread : null);
        return new(
            column.Name, column.Type, column.Length - column.NullCount, column.NullCount, 0, profile.Distinct, profile.UniqueOnce, profile.EntropyNats,
            profile.Min is { } min ? text(min) : null, profile.Max is { } max ? text(max) : null, null, figures, Top(profile.Top, text));
    }

    private static List<TopValue> Top<T>(IReadOnlyList<ValueCount<T>> top, Func<T, string> text) => [.. top.Select(entry => new TopValue(text(entry.Value), entry.Count))];

    private static bool IsZoned(Column column) => column.Type == ColumnType.TimestampZoned;

    private static long[] Widened(ReadOnlySpan<int> days)
    {
        var wide = new long[days.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = days[i];
        return wide;
    }
}
