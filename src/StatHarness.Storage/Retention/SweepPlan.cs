namespace StatHarness.Storage;

/// <summary>One thing that goes.</summary>
/// <param name="Kind">As in <see cref="Tombstone.Kind"/>.</param>
/// <param name="Path">Absolute; empty for what is a row only.</param>
/// <param name="Bytes">On disk.</param>
public sealed record SweepItem(string Kind, string Subject, string? Digest, string Path, long Bytes, string Why);

/// <param name="Items">What goes, by kind and subject.</param>
/// <param name="KeptRuns">Runs that stay, pinned ones among them.</param>
/// <param name="Deferred">Why datasets, uploads and objects were not looked at; null when they were.</param>
public sealed record SweepPlan(IReadOnlyList<SweepItem> Items, int KeptRuns, int PinnedRuns, int KeptDatasets, string? Deferred)
{
    public long Bytes => Items.Sum(item => item.Bytes);
}
