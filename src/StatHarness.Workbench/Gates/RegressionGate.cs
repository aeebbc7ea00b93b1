using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Whether plugins became slower, or runs of the same work stopped giving the same report.</summary>
public sealed record RegressionGate(GateRecord Record)
{
    public bool Passed => Record.Verdict == "pass";

    public Card Card => GateCard.Of(
        Record.Verdict, Record.Threshold, Record.Speed, Record.Machine, Record.BaselineMachine,
        [.. Record.Times.Select(time => new GateLine(time.Plugin, time.DataHash.Abbreviated, time.BaselineMs, time.NowMs, time.Ratio, time.CpuRatio, time.BaselineN, time.N, time.Verdict))],
        [.. Record.Determinism.Select(report => (report.RunFingerprint.Abbreviated, report.ReportHashes.Count, report.Verdict))]);

    internal static RegressionGate Of(HarnessSession session, string path, double threshold, int newest, bool update)
    {
        var times = session.AppData.Metrics.Times(newest);
        var reports = session.AppData.Metrics.Reports();
        var calibration = Calibration.MeasureMs();
        if (update) OutputFile.Write(path, HarnessJson.IndentedBytes(Baseline(times, reports, calibration)));
        var baseline = Read(path);
        var record = Compare(baseline, times, reports, calibration, path, threshold, update);
        return record.Times.All(time => time.Verdict is "new" or "missing") && record.Determinism.Count == 0 ? throw ObservingDiagnostics.NothingToGate(path) : new(record);
    }

    private static GateBaseline Baseline(IReadOnlyList<ExecutionTimes> times, IReadOnlyList<FingerprintReports> reports, double calibration) => new(
        1, Calibration.Machine, calibration,
        [.. times.Select(time => new BaselineTime(time.Plugin, time.DataHash, time.WallMs.Count, Judgement.Median(time.WallMs), time.CpuMs.Count == 0 ? null : Judgement.Median(time.CpuMs)))],
        [.. reports.Where(report => report.ReportHashes.Count == 1).Select(report => new BaselineReport(report.RunFingerprint, report.ReportHashes[0]))]);

    private static GateBaseline Read(string path)
    {
        try
        {
            return HarnessJson.Read<GateBaseline>(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw ObservingDiagnostics.BaselineUnreadable(path, e.Message, e);
        }
    }

    private static GateRecord Compare(
        GateBaseline baseline, IReadOnlyList<ExecutionTimes> times, IReadOnlyList<FingerprintReports> reports, double calibration, string path, double threshold, bool update)
    {
        var speed = baseline.CalibrationMs > 0 ? calibration / baseline.CalibrationMs : 1;
        // On the same machine a slow moment may excuse, but that the baseline was measured in one accuses nobody.
        if (baseline.Machine == Calibration.Machine) speed = Math.Max(1, speed);
        var before = baseline.Times.ToDictionary(time => (time.Plugin, time.DataHash));
        var now = times.ToDictionary(time => (time.Plugin, time.DataHash));
        var keys = before.Keys.Union(now.Keys).OrderBy(key => key.Plugin, StringComparer.Ordinal).ThenBy(key => key.DataHash);
        var judged = keys.Select(key => Judgement.Of(before.GetValueOrDefault(key), now.GetValueOrDefault(key), speed, threshold)).ToList();
        var known = baseline.Reports.ToDictionary(report => report.RunFingerprint, report => report.ReportHash);
        var determinism = reports.Select(report => Determinism(report, known)).Where(report => report is not null).Select(report => report!).ToList();
        var failed = judged.Exists(time => time.Verdict == "slower") || determinism.Exists(report => report.Verdict == "differs");
        return new GateRecord(1, failed ? "fail" : "pass", path, update, threshold, Calibration.Machine, baseline.Machine, speed, judged, determinism);
    }

    /// <summary>Null for work that was done once and is not in the baseline: nothing to compare.</summary>
    private static GateReport? Determinism(FingerprintReports report, Dictionary<Digest, Digest> known)
    {
        var hashes = known.TryGetValue(report.RunFingerprint, out var hash) ? report.ReportHashes.Append(hash).Distinct().Order().ToList() : [.. report.ReportHashes];
        if (hashes.Count == 1 && !known.ContainsKey(report.RunFingerprint)) return null;
        return new GateReport(report.RunFingerprint, hashes, hashes.Count == 1 ? "ok" : "differs");
    }
}
