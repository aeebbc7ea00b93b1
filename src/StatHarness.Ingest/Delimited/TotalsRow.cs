using System.Text;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>A last row that sums up the others counts twice in every sum; it is kept, and pointed out.</summary>
internal static class TotalsRow
{
    private const int LastRows = 5;

    public static IReadOnlyList<TrapRecord> Find(byte[] tail, DelimiterSample best, List<string> names)
    {
        if (tail.Length == 0) return [];
        var start = best.Whole ? 0 : tail.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') + 1;
        var sample = DelimiterSample.Take(tail[start..], whole: true, best.Separation, null, int.MaxValue);
        for (var row = sample.Count - 1; row > Math.Max(0, sample.Count - 1 - LastRows); row--)
        {
            if (sample.Width(row) != names.Count) continue;
            var cells = sample.Cells(row);
            var column = cells.FindIndex(cell => cell.AsSpan().Trim((byte)' ').Length > 0);
            if (column < 0 || !NoteWords.IsTotal(cells[column]) || !cells.Exists(cell => Cell.Classify(cell).Kind is CellKind.Whole or CellKind.Real or CellKind.Exact or CellKind.Comma)) continue;
            var word = Encoding.UTF8.GetString(cells[column]).Trim();
            return [new("totals_row", names[column], 1, best.Whole ? sample.Line(row) : null, word, $"The row '{word}' near the end seems to sum up the others; it was kept as data. Pass --skip-last-rows to leave it out.")];
        }
        return [];
    }
}
