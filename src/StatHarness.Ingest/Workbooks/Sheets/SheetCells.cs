namespace StatHarness.Ingest;

/// <summary>The rows of one sheet that hold something, once, from top to bottom; whatever the kind of workbook.</summary>
internal abstract class SheetCells : IDisposable
{
    public abstract long BytesDone { get; }

    /// <summary>Known once all rows were read.</summary>
    public virtual long MergedRanges => 0;

    /// <summary>What is odd of the sheet as a whole, one sentence each; known once all rows were read.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <returns>False when there are no more rows.</returns>
    public abstract bool Next(SheetRow row);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
