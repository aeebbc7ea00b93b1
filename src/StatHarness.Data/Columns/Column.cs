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

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(disposed, this);

    private bool disposed;

    /// <summary>The mapping that the spans point into, if any.</summary>
    internal IDisposable? Backing { get; init; }

    protected virtual void Dispose(bool disposing)
    {
        disposed = true;
        if (disposing) Backing?.Dispose();
    }
}
