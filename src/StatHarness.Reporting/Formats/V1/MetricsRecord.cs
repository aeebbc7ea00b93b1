using StatHarness.Sdk;

namespace StatHarness.Reporting.Formats.V1;

/// <summary>How the newest runs went (OBS-02); the terms are in <c>docs/vocabulary.md</c>.</summary>
/// <param name="Asked">How many runs were asked for; <paramref name="ByRun"/> may hold fewer.</param>
/// <param name="TtfrMs">Time to first result; null when no run has one.</param>
/// <param name="ReportMs">Time to report; null when no run has one.</param>
/// <param name="RecordingShare">Share of the duration of the runs that logs and metrics took; null when nothing was measured.</param>
/// <param name="ByRun">Newest first.</param>
public sealed record MetricsRecord(
    int SchemaVersion, int Asked, Spread? TtfrMs, Spread? ReportMs, Rate Failure, Rate Retry, Rate Correction, double? RecordingShare, IReadOnlyList<RunMetric> ByRun);

/// <summary>Order statistics by nearest rank.</summary>
public sealed record Spread(int N, double Lowest, double Median, double P90, double Highest)
{
    public static Spread? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : new(sorted.Length, sorted[0], At(0.5), At(0.9), sorted[^1]);

        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}

/// <param name="Share">Null when there are none to count.</param>
public sealed record Rate(int Count, int Of, double? Share)
{
    public static Rate For(int count, int of) => new(count, of, of == 0 ? null : (double)count / of);
}

/// <param name="TtfrMs">Null when no plugin completed.</param>
/// <param name="ReportMs">Null when there is no report.</param>
public sealed record RunMetric(
    string RunId, string FileName, RunOutcome Outcome, DateTimeOffset StartedAt, double? TtfrMs, double? ReportMs, bool Failed, bool Retry, bool Corrected, double? RecordingShare);
