using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;
using StatHarness.Sdk;

namespace StatHarness.Reporting.Timelines;

/// <summary>When each execution of a run waited and ran, and which chain of them the run had to wait for.</summary>
/// <param name="Executions">Those that started in the order in which they did, then the others by id.</param>
/// <param name="CriticalPath">From the first to the last: each depends on the one before. Empty when nothing ran.</param>
/// <param name="CriticalMs">Time that the executions of the critical path ran.</param>
/// <param name="Bottleneck">The longest execution of the critical path; null when nothing ran.</param>
public sealed record RunTimeline(
    string RunId, DateTimeOffset StartedAt, double DurationMs, int Workers, IReadOnlyList<TimelineEntry> Executions, IReadOnlyList<string> CriticalPath, double CriticalMs, string? Bottleneck)
{
    /// <param name="dependsOn">Plugin → what it waited for; plugins that are not named waited for none.</param>
    public static RunTimeline Of(ReportRun run, IReadOnlyDictionary<string, IReadOnlyList<string>> dependsOn)
    {
        var places = new Dictionary<string, TimelineEntry>(StringComparer.Ordinal);
        foreach (var execution in run.Executions.OrderBy(execution => Start(run, execution) ?? double.MaxValue).ThenBy(execution => execution.Plugin, StringComparer.Ordinal))
            places[execution.Plugin] = Place(run, execution, [.. dependsOn.GetValueOrDefault(execution.Plugin, []).Order(StringComparer.Ordinal)], places);
        var path = PathTo(places);
        var longest = path.Count == 0 ? null : path.OrderByDescending(entry => entry.DurationMs).ThenBy(entry => entry.Plugin, StringComparer.Ordinal).First().Plugin;
        foreach (var entry in path) places[entry.Plugin] = entry with { Critical = true };
        var ordered = places.Values.OrderBy(entry => entry.StartMs ?? double.MaxValue).ThenBy(entry => entry.Plugin, StringComparer.Ordinal);
        return new(run.RunId, run.StartedAt, run.DurationMs, run.Workers, [.. ordered], [.. path.Select(entry => entry.Plugin)], path.Sum(entry => entry.DurationMs), longest);
    }

    /// <summary>Where dependencies are not known.</summary>
    public static RunTimeline Of(ReportRun run) => Of(run, new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>What the run waited for, in words.</summary>
    public string Words()
    {
        var ran = Executions.Where(entry => entry is { StartMs: not null, Cached: false }).ToArray();
        if (ran.Length == 0) return Executions.Any(entry => entry.Cached) ? "Nothing ran: every result came from the cache." : "Nothing ran.";
        var busy = ran.Sum(entry => entry.DurationMs);
        var longest = ran.OrderByDescending(entry => entry.DurationMs).ThenBy(entry => entry.Plugin, StringComparer.Ordinal).First();
        var share = busy <= 0 ? "" : $" ({NumberText.Percent(longest.DurationMs / busy)} of the {DurationText.OfMs(busy)} that plugins ran)";
        var queued = ran.OrderByDescending(entry => entry.QueuedMs).ThenBy(entry => entry.Plugin, StringComparer.Ordinal).First();
        return Chain() + $"Longest: {longest.Plugin}, {DurationText.OfMs(longest.DurationMs)}{share}."
            + (queued.QueuedMs < 1 ? " Nothing waited for a worker." : $" Longest wait for a worker: {queued.Plugin}, {DurationText.OfMs(queued.QueuedMs)}.");
    }

    /// <summary>More workers shorten a chain that waits for them; only a faster plugin shortens the rest.</summary>
    private string Chain()
    {
        if (CriticalPath.Count < 2) return "";
        var waited = Executions.Where(entry => entry.Critical).Sum(entry => entry.QueuedMs);
        var what = waited > CriticalMs ? $"the number of workers: the critical path waited {DurationText.OfMs(waited)} for one" : Bottleneck;
        return $"Bottleneck: {what}. Critical path: {string.Join(" → ", CriticalPath)}, {DurationText.OfMs(CriticalMs)} of running. ";
    }

    private static double? Start(ReportRun run, RunExecution execution) => execution.StartedAt is { } at ? Math.Max(0, (at - run.StartedAt).TotalMilliseconds)
        : execution.Cached ? execution.WaitedMs : null;

    private static TimelineEntry Place(ReportRun run, RunExecution execution, IReadOnlyList<string> dependsOn, Dictionary<string, TimelineEntry> earlier)
    {
        var start = Start(run, execution);
        var asked = start is { } begun ? Math.Max(0, begun - execution.WaitedMs) : 0;
        var ready = dependsOn.Select(id => earlier.GetValueOrDefault(id)?.EndMs ?? 0).Append(asked).Max();
        return new(execution.Plugin, execution.Outcome, execution.Cached, start, start + execution.DurationMs, execution.WaitedMs, start is { } at ? Math.Max(0, at - ready) : 0,
            execution.DurationMs, execution.CpuMs, dependsOn, Critical: false);
    }

    /// <summary>Back from what ended last, each time to the dependency that ended last.</summary>
    private static List<TimelineEntry> PathTo(Dictionary<string, TimelineEntry> places)
    {
        var chain = new List<TimelineEntry>();
        for (var at = Last(places.Values); at is not null && !chain.Contains(at); at = Last(at.DependsOn.Select(id => places.GetValueOrDefault(id)).OfType<TimelineEntry>())) chain.Insert(0, at);
        return chain;

        static TimelineEntry? Last(IEnumerable<TimelineEntry> entries) =>
            entries.Where(entry => entry.EndMs is not null).OrderByDescending(entry => entry.EndMs).ThenBy(entry => entry.Plugin, StringComparer.Ordinal).FirstOrDefault();
    }
}

/// <param name="StartMs">Since the run began; null when it did not start.</param>
/// <param name="WaitedMs">For dependencies and for a worker.</param>
/// <param name="QueuedMs">The part of it after all dependencies had ended: for a worker.</param>
/// <param name="Critical">Whether it is on the critical path.</param>
public sealed record TimelineEntry(
    string Plugin, ExecutionOutcome Outcome, bool Cached, double? StartMs, double? EndMs, double WaitedMs, double QueuedMs, double DurationMs, double CpuMs, IReadOnlyList<string> DependsOn, bool Critical);
