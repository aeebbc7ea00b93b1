using StatHarness.Core;

namespace StatHarness.Statistics;

/// <summary>Input that no caller may pass. The room lies below Ingest, so it uses the Core range of codes.</summary>
internal static class StatisticsDiagnostics
{
    public static void SameLength(string what, int expected, int found)
    {
        if (expected == found) return;
        throw new DiagnosticException(new("SH1801", $"{what} has {found} values; expected {expected}.",
            Hint: "Pass columns of the same table: one value per row."));
    }

    public static void InRange(bool ok, string what, string range)
    {
        if (ok) return;
        throw new DiagnosticException(new("SH1802", $"{what} is outside its range; expected {range}.",
            Hint: "See the docstring of the called member for its domain."));
    }

    public static void ValidInterval(bool ok, int row, long start, long end)
    {
        if (ok) return;
        throw new DiagnosticException(new("SH1803", $"Row {row} is no interval: start {start}, end {end} (microseconds).",
            Hint: "Classify rows first and pass only those with start and end present and end not before start."));
    }
}
