using StatHarness.Core;

namespace StatHarness.Data.Arrow;

/// <summary>Carries a reason up to <see cref="ColumnFile"/>, which knows the column's name and makes a diagnostic of it.</summary>
internal sealed class CorruptColumnException(string reason) : Exception(reason);

internal static class ColumnFileDiagnostics
{
    public static DiagnosticException Corrupt(string column, string reason, Exception? inner = null) => new(
        new("SH2101", $"The stored column '{column}' is not a column file of this harness: {reason}.", null,
            "The object is damaged or was not written by ingest; ingest the table again."), ExitCode.BadInput, inner);

    public static DiagnosticException TooMuchText(string column) => new(
        new("SH2102", $"The column '{column}' holds more than 2 GiB of distinct text.", new(column), "Drop or shorten the column before ingest."), ExitCode.BadInput);
}
