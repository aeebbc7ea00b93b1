using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>How long a plugin took on one dataset, the newest execution first. Nothing that was reused or went wrong is among them.</summary>
/// <param name="CpuMs">Fewer than <paramref name="WallMs"/> where it was not recorded.</param>
public sealed record ExecutionTimes(string Plugin, Digest DataHash, IReadOnlyList<double> WallMs, IReadOnlyList<double> CpuMs);

/// <summary>Reports of runs that did the same work; more than one hash means that it was not done the same.</summary>
public sealed record FingerprintReports(Digest RunFingerprint, IReadOnlyList<Digest> ReportHashes);
