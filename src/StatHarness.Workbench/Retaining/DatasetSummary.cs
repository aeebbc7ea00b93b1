using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>One stored reading.</summary>
/// <param name="Runs">Runs of the same data whose files are there.</param>
/// <param name="Pinned">Why the data is pinned; null when it is not.</param>
public sealed record DatasetSummary(string DatasetVersionId, Digest DataHash, Digest RawSha256, string FileName, long Rows, int Columns, int Runs, string? Pinned);
