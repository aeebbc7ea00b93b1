using System.Globalization;
using System.Text.Json.Nodes;

namespace StatHarness.Acceptance.Driver;

/// <summary>Reads what a run left.</summary>
internal static class Reports
{
    public static JsonNode Report(this JsonNode run) => run.File("report.json");

    public static JsonNode File(this JsonNode run, string name) => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine((string)run["run_dir"]!, name)))!;

    /// <summary>One execution as the run's part of the report tells it.</summary>
    public static JsonNode Execution(this JsonNode run, string plugin) =>
        run.Report()["run"]!["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == plugin)!;

    public static IReadOnlyList<string> Reasons(this JsonNode run, string plugin) => [.. run.Execution(plugin)["reasons"]!.AsArray().Select(reason => (string)reason!)];

    /// <summary>When each executed plugin ran, in milliseconds.</summary>
    public static IReadOnlyList<(string Plugin, double Start, double End)> Intervals(this JsonNode run) =>
        [.. run.Report()["run"]!["executions"]!.AsArray().Where(execution => execution!["started_at"] is not null).Select(execution =>
        {
            var start = DateTimeOffset.Parse((string)execution!["started_at"]!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
            return ((string)execution["plugin"]!, (double)start, start + (double)execution["duration_ms"]!);
        })];

    /// <summary>Most intervals at one moment.</summary>
    public static int Peak(IReadOnlyCollection<(string Plugin, double Start, double End)> intervals) =>
        intervals.Count == 0 ? 0 : intervals.Max(at => intervals.Count(other => other.Start <= at.Start && at.Start < other.End));
}
