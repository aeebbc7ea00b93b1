using System.Text.Json;
using StatHarness.Core;
using StatHarness.Reporting;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>The run that already did the same work, if its report still is what it was.</summary>
internal static class EarlierRun
{
    public static RunResult? Find(AppData appData, Digest runFingerprint, Action<string> warn)
    {
        if (appData.Runs.FindCompleted(runFingerprint) is not { } row) return null;
        try
        {
            var report = ReportReader.Read(File.ReadAllBytes(Path.Combine(row.Directory, "report.json")));
            if (report.Run.ReportHash == row.ReportHash) return new RunResult(row, report, row.Directory, Reused: true);
            warn($"Run {row.RunId} did the same work, but its report is not the one that was recorded; it was run again.");
        }
        catch (Exception e) when (e is DiagnosticException or IOException or JsonException)
        {
            warn($"Run {row.RunId} did the same work, but its report cannot be used; it was run again. {e.Message.Split('\n')[0]}");
        }
        return null;
    }
}
