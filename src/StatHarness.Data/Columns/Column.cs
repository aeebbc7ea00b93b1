namespace StatHarness.Data;

/// <summary>One named, typed, immutable sequence of values. Rows count from 0. Disposing unmaps the file behind it, if any.</summary>
public abstract class Column(string name, ColumnType type, int length, Validity validity) : IDisposable
{
    public string Name { get; } = name;

    public ColumnType Type { get; } = type;

    /// <summary>Rows, missing ones included.</summary>
    public int Length { get; } = length;

    public int NullCount => Validity.NullCount;

    public Validity Validity { get; } = validity;

    public bool IsNull(int row) => !Validity.IsValid(row);

    /// <summary>The canonical text of a value (shortest round-trip number, ISO 8601 time); null when missing.</summary>
    public string? Text(int row) => IsNull(row) ? null : TextOfValid(row);

    protected abstract string TextOfValid(int row);

    /// <summary>
    /// Gives the memory of a mapped column back to the system while it stays open; what is read again comes back. For who walks through columns that are
    /// larger than the memory a process may take.
    /// </summary>
    public void ReleasePages() => (Backing as Arrow.MappedFile)?.ReleasePages();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What lies in a file that is no longer mapped cannot be read; a column in memory can.</summary>
    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(disposed && Backing is not null, this);

    private bool disposed;

    /// <summary>The mapping that the spans point into, if any.</summary>
    internal IDisposable? Backing { get; init; }

    protected virtual void Dispose(bool disposing)
    {
        disposed = true;
        if (disposing) Backing?.Dispose();
    }
}
