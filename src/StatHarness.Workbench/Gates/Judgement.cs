using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>What a difference of times means.</summary>
internal static class Judgement
{
    private const int Fewest = 3;

    /// <summary>A difference that nobody could feel fails no gate, however many times it is.</summary>
    private const double LeastMs = 20;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <param name="speed">What this machine needs for the same work, as a multiple of the baseline's.</param>
    public static GateTime Of(BaselineTime? before, ExecutionTimes? now, double speed, double threshold)
    {
        var (plugin, data) = before is null ? (now!.Plugin, now.DataHash) : (before.Plugin, before.DataHash);
        double? nowMs = now is null ? null : Median(now.WallMs);
        double? cpuMs = now is null || now.CpuMs.Count == 0 ? null : Median(now.CpuMs);
        var ratio = Ratio(nowMs, before?.MedianMs, speed);
        var cpuRatio = Ratio(cpuMs, before?.CpuMs, speed);
        return new GateTime(plugin, data, before?.N ?? 0, now?.WallMs.Count ?? 0, before?.MedianMs, nowMs, ratio, cpuRatio, Verdict());

        string Verdict()
        {
            if (before is null) return "new";
            if (now is null) return "missing";
            if (before.N < Fewest || now.WallMs.Count < Fewest) return "too_few";
            if (ratio > threshold && nowMs - before.MedianMs * speed > LeastMs) return cpuRatio is null || cpuRatio > threshold ? "slower" : "busy";
            return ratio < 1 / threshold ? "faster" : "ok";
        }
    }

    private static double? Ratio(double? now, double? before, double speed) => now is { } present && before is { } past and > 0 && speed > 0 ? present / (past * speed) : null;
}
