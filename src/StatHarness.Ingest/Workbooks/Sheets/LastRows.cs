namespace StatHarness.Ingest;

/// <summary>Passes on all rows but the last few, which are totals or notes.</summary>
internal sealed class LastRows(SheetCells cells, int count)
{
    private readonly Queue<SheetRow> held = new();

    /// <summary>The last rows, once all others were taken.</summary>
    public IEnumerable<SheetRow> Left => held;

    /// <returns><paramref name="row"/>, or a copy of an earlier one; null when no more are to be passed on.</returns>
    public SheetRow? Next(SheetRow row)
    {
        while (cells.Next(row))
        {
            if (count == 0) return row;
            held.Enqueue(row.Copy());
            if (held.Count > count) return held.Dequeue();
        }
        return null;
    }
}
