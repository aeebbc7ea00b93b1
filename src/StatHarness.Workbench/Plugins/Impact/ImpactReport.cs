using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>Which reports would say something else with another version of a plugin. Nothing was changed.</summary>
/// <param name="From">Version in use; null when none is.</param>
/// <param name="ReportsChanged">Runs whose report would change.</param>
public sealed record ImpactReport(string Id, string? From, string To, int ReportsChanged, IReadOnlyList<RunImpact> Runs)
{
    [JsonIgnore]
    public Card Card => PluginCard.Of($"Impact of {Id}: {From ?? "nothing"} → {To}",
        $"{ReportsChanged} of {Runs.Count} reports would change; {Runs.Count(run => run.NotTried is not null)} could not be tried.", ReportsChanged == 0 && Runs.All(run => run.NotTried is null) ? "ok" : "warn", [],
        [
            new("Reports", ["Run", "File", "Now", "Then", "Findings"], [.. Runs.Select(run => (IReadOnlyList<string>)
                [run.RunId, run.FileName, run.Before?.Abbreviated ?? "–", run.After?.Abbreviated ?? "–", run.NotTried ?? $"{run.Count("added")} added, {run.Count("removed")} removed, {run.Count("changed")} changed{(run.Results.Count == 0 ? "" : $"; results of {string.Join(", ", run.Results)}")}"])]),
            new("Findings", ["File", "Change", "Plugin", "Kind", "Now", "Then"], [.. Runs.SelectMany(run => run.Findings.Select(finding => (IReadOnlyList<string>)
                [run.FileName, finding.Change, finding.Plugin, finding.Kind, finding.Before ?? "–", finding.After ?? "–"]))]),
            new("Outcomes", ["File", "Plugin", "Now", "Then"], [.. Runs.SelectMany(run => run.Outcomes.Select(outcome => (IReadOnlyList<string>)[run.FileName, outcome.Plugin, outcome.Before ?? "–", outcome.After ?? "–"]))]),
        ], []);
}

/// <summary>One past run, its dataset and settings run again twice: with the version in use and with the other one.</summary>
/// <param name="Before">Hash of the report as the plugins in use give it now. The other hash differs in any case, since a report names the versions.</param>
/// <param name="Changes">Whether a finding, an outcome or a result would be another.</param>
/// <param name="MatchesRun">Whether that is the report that the run gave; if not, something else changed since.</param>
/// <param name="Results">Plugins whose output, figures or tables would be others.</param>
/// <param name="DroppedSettings">Settings of that run that the other version does not have.</param>
/// <param name="NotTried">Why this run could not be tried; null when it was.</param>
public sealed record RunImpact(
    string RunId, string FileName, Digest? Before, Digest? After, bool Changes, bool MatchesRun,
    IReadOnlyList<FindingImpact> Findings, IReadOnlyList<OutcomeImpact> Outcomes, IReadOnlyList<string> Results, IReadOnlyList<string> DroppedSettings, string? NotTried)
{
    internal int Count(string change) => Findings.Count(finding => finding.Change == change);

    internal static RunImpact Without(string runId, string fileName, string why) => new(runId, fileName, null, null, false, false, [], [], [], [], why);
}

/// <param name="Change">added, removed or changed.</param>
/// <param name="Fields">What differs of a changed one.</param>
/// <param name="Before">Statement now; null when added.</param>
public sealed record FindingImpact(Digest FindingId, string Plugin, string Kind, string Change, IReadOnlyList<string> Fields, string? Before, string? After);

/// <param name="Before">Outcome of the execution now; null when the plugin does not run.</param>
public sealed record OutcomeImpact(string Plugin, string? Before, string? After);
