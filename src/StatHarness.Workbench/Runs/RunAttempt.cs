using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Cards;
using StatHarness.Sdk;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>A run as an attempt: how far it came, why it ended, and what would finish it. Of runs without a report this is all there is.</summary>
/// <param name="Done">Executions that ended, in the order in which they did.</param>
/// <param name="Ahead">Plugins that would run when it is continued: those without a result.</param>
/// <param name="Owner">Who runs it; null when it has ended.</param>
/// <param name="ContinuedBy">Runs that continued it, the oldest first.</param>
/// <param name="Command">What to do next; null when there is nothing to do.</param>
public sealed record RunAttempt(
    RunSummary Run, string Why, IReadOnlyList<ExecutionRow> Done, IReadOnlyList<string> Ahead, RunOwner? Owner, string? Continues, IReadOnlyList<string> ContinuedBy, string? Command)
{
    private static readonly string[] Reusable = ["findings", "clean", "not_applicable"];

    public Card Card => AttemptCard.Of(
        Run.RunId, Run.Outcome, Why, Run.FileName, Run.StartedAt, Run.RunDir, [.. Done.Select(row => (row.Plugin, row.Outcome, row.Cached))], Ahead,
        Owner is null ? null : $"process {Owner.ProcessId} on {Owner.Host}, last sign of life {Owner.Heartbeat.ToString("HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)}",
        Continues, ContinuedBy, Command);

    internal static RunAttempt Of(HarnessSession session, RunRow row)
    {
        var store = session.AppData.Runs;
        var done = store.ExecutionsOf(row.RunId);
        var continued = store.Continuing(row.RunId);
        var delivered = done.Where(execution => Reusable.Contains(execution.Outcome)).Select(execution => execution.Plugin).ToHashSet(StringComparer.Ordinal);
        var ahead = row.Outcome is RunOutcome.Completed or null ? [] : Planned(session, row).Where(id => !delivered.Contains(id)).Order(StringComparer.Ordinal).ToList();
        return new RunAttempt(
            RunSummary.Of(row), row.Why, done, ahead, store.OwnerOf(row), row.Continues, [.. continued.Select(next => next.RunId)],
            continued.Any(next => next.Outcome == RunOutcome.Completed) ? null : Next(row));
    }

    private static string? Next(RunRow row) => row.Outcome switch
    {
        RunOutcome.Crashed or RunOutcome.Failed or RunOutcome.Canceled => $"stat-harness runs resume {row.RunId}",
        RunOutcome.CompletedWithErrors => $"stat-harness runs retry {row.RunId}",
        _ => null,
    };

    private static IEnumerable<string> Planned(HarnessSession session, RunRow row) =>
        session.AppData.Runs.ManifestOf(row).Plugins.Where(plugin => plugin.Decision == Decisions.Run).Select(plugin => plugin.Identity.Id);
}
