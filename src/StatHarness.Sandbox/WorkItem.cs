namespace StatHarness.Sandbox;

/// <summary>The limits of one execution.</summary>
/// <param name="WallTime">From assignment to response; the start of the worker does not count.</param>
/// <param name="MemoryBytes">Managed heap. The process as a whole gets <see cref="RuntimeOverheadBytes"/> more for the runtime itself.</param>
public sealed record Budget(TimeSpan WallTime, long MemoryBytes)
{
    public const long RuntimeOverheadBytes = 160L << 20;

    /// <summary>Below this the runtime does not start.</summary>
    public const long LeastMemoryBytes = 32L << 20;
}

/// <summary>A file that a work item may read. The worker gets name and descriptor, never the path.</summary>
/// <param name="Path">A regular file; opened read-only by the parent; a symbolic link in the last place is refused.</param>
public sealed record Grant(string Name, string Path);

/// <param name="Request">Opaque to the sandbox.</param>
public sealed record WorkItem(ReadOnlyMemory<byte> Request, IReadOnlyList<Grant> Grants, Budget Budget);
