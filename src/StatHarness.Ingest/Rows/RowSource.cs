namespace StatHarness.Ingest;

/// <summary>The rows of one table, once, from whatever format: cells as UTF-8 text, which the columns then type by value.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>Names of the columns met so far. Later blocks may have more: a record may bring a new key.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Bytes of the raw file read so far, for the progress.</summary>
    public abstract long BytesDone { get; }

    /// <summary>Fills <paramref name="block"/> with the next accepted rows, each of <see cref="RowBlock.Columns"/> cells; every physical row goes to the ledger.</summary>
    /// <returns>False when there are no more rows; a block may be empty before that.</returns>
    public abstract bool Read(RowBlock block);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
