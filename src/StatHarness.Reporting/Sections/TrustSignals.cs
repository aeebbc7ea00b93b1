using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Sections;

/// <summary>META-08: what each result of this run may be trusted on. Times and memory vary, so the table stands where this run is described.</summary>
internal static class TrustSignals
{
    private const double Near = 0.8;

    /// <param name="links">Whether the logs lie beside the document.</param>
    public static Grid Of(ReportRecord report, bool links)
    {
        return new("Trust signals of this run",
            [new("Plugin"), new("Isolation"), new("Capabilities"), new("Violations", true), new("Warnings", true), new("Rows seen"), new("Time", true), new("Memory", true), .. links ? new[] { new GridColumn("Log") } : []],
            [.. report.Run.Executions.OrderBy(run => run.Plugin, StringComparer.Ordinal).Select(run => Row(report, report.Executions.FirstOrDefault(execution => execution.Identity.Id == run.Plugin), run, links))],
            "Time and memory as a share of the plugin's budget.");
    }

    private static IReadOnlyList<Line> Row(ReportRecord report, ReportExecution? execution, RunExecution run, bool links) =>
    [
        run.Plugin, RunSection.Isolation(run.Isolation), execution is null || execution.Capabilities.Count == 0 ? "none" : string.Join(", ", execution.Capabilities),
        Count(run.Violations.Sum(violation => (long)violation.Count), Tone.Bad), Count(execution?.Warnings.Count ?? 0, Tone.Warning), Seen(execution, report),
        Share(run, run.DurationMs, run.Budget?.TimeMs), Share(run, run.PeakRssBytes / (1024.0 * 1024), run.Budget?.MemoryMb), .. links ? new Line[] { new FileLink("log", "logs", $"{run.Plugin}.log") } : [],
    ];

    private static Line Count(long count, Tone tone) => count == 0 ? "0" : new Badge(NumberText.Of(count), tone);

    private static Line Seen(ReportExecution? execution, ReportRecord report) => execution?.LookedAt is not { } seen ? "none"
        : seen.RowsSeen == seen.RowsTotal && report.Dataset.Truncated is null ? $"all {NumberText.Of(seen.RowsTotal)}"
        : new Badge($"{NumberText.Of(seen.RowsSeen)} of {NumberText.Of(seen.RowsTotal)}{(report.Dataset.Truncated is null ? "" : ", TRUNCATED file")}", Tone.Warning);

    private static Line Share(RunExecution run, double used, int? budget)
    {
        if (run.Cached) return "cached";
        if (run.StartedAt is null || used == 0 || budget is not > 0) return "–";
        var share = used / budget.Value;
        return share >= Near ? new Badge(NumberText.Percent(share), Tone.Warning) : NumberText.Percent(share);
    }
}
