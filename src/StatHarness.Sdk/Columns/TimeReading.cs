using StatHarness.Data;

namespace StatHarness.Sdk;

/// <summary>Date and time columns on one scale: microseconds.</summary>
internal static class TimeReading
{
    private const long MicrosPerDay = 86_400_000_000;

    public static TimeSeries Read(Column column) => column switch
    {
        TimestampColumn times => new(column.Name, times.Values.ToArray(), column.Validity, column.Type == ColumnType.TimestampZoned, WholeDays: false),
        DateColumn dates => new(column.Name, Array.ConvertAll(dates.Values.ToArray(), d => d * MicrosPerDay), column.Validity, Zoned: false, WholeDays: true),
        _ => throw SdkDiagnostics.WrongType(column.Name, column.Type.ToString(), "times (date, timestamp)", "Use Numbers or Labels for other columns."),
    };
}
