using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>The baseline of a gate, as a file that is kept beside the code.</summary>
/// <param name="Machine">Class of the machine that wrote it.</param>
/// <param name="CalibrationMs">What a fixed piece of work took there.</param>
public sealed record GateBaseline(int SchemaVersion, string Machine, double CalibrationMs, IReadOnlyList<BaselineTime> Times, IReadOnlyList<BaselineReport> Reports);

/// <param name="MedianMs">Of <paramref name="N"/> executions.</param>
/// <param name="CpuMs">Median of processor time; null where it was not recorded.</param>
public sealed record BaselineTime(string Plugin, Digest DataHash, int N, double MedianMs, double? CpuMs);

public sealed record BaselineReport(Digest RunFingerprint, Digest ReportHash);

/// <param name="Verdict">pass or fail.</param>
/// <param name="Speed">What this machine needs for the same work, as a multiple of the baseline's.</param>
public sealed record GateRecord(
    int SchemaVersion, string Verdict, string Baseline, bool Updated, double Threshold, string Machine, string BaselineMachine, double Speed, IReadOnlyList<GateTime> Times, IReadOnlyList<GateReport> Determinism);

/// <param name="Ratio">Now against the baseline, after the speed of the machines; null where one of them is missing.</param>
/// <param name="Verdict">ok, slower, faster, busy (slower by the clock only), too_few, new or missing.</param>
public sealed record GateTime(string Plugin, Digest DataHash, int BaselineN, int N, double? BaselineMs, double? NowMs, double? Ratio, double? CpuRatio, string Verdict);

/// <param name="Verdict">ok or differs.</param>
public sealed record GateReport(Digest RunFingerprint, IReadOnlyList<Digest> ReportHashes, string Verdict);
