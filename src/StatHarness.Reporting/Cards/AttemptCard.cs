using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;
using StatHarness.Sdk;

namespace StatHarness.Reporting.Cards;

/// <summary>A run without a report: how far it came, why it ended, and what to do next.</summary>
public static class AttemptCard
{
    /// <param name="outcome">Null while it runs.</param>
    /// <param name="done">Plugin, outcome as in the records, and whether it was reused.</param>
    /// <param name="ahead">Plugins that have no result yet.</param>
    public static Card Of(
        string runId, RunOutcome? outcome, string why, string fileName, DateTimeOffset startedAt, string directory,
        IReadOnlyList<(string Plugin, string Outcome, bool Cached)> done, IReadOnlyList<string> ahead, string? owner, string? continues, IReadOnlyList<string> continuedBy, string? command)
    {
        var state = outcome is { } ended ? Phrases.Of(ended) : "running";
        var body = new List<Block>
        {
            new Callout(outcome is null ? Tone.Notice : Tone.Warning, Line.Of(new Strong($"Run {state}."), why.Length == 0 ? "" : " " + why), []),
        };
        var facts = new List<Fact>
        {
            new("Run", new Code(runId)),
            new("Data", fileName),
            new("Started", startedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture)),
            new("Files", new Code(directory)),
        };
        if (owner is not null) facts.Add(new("Owner", owner));
        if (continues is not null) facts.Add(new("Continues", new Code(continues)));
        if (continuedBy.Count > 0) facts.Add(new("Continued by", new Code(string.Join(", ", continuedBy))));
        if (ahead.Count > 0) facts.Add(new("Still to run", string.Join(", ", ahead)));
        if (command is not null) facts.Add(new("Next", new Code(command)));
        body.Add(new Facts(facts));
        if (done.Count > 0)
        {
            body.Add(new Grid("Executions that ended", [new("Plugin"), new("Outcome")],
                [.. done.Select(row => (IReadOnlyList<Line>)[new Code(row.Plugin), row.Outcome.Replace('_', ' ') + (row.Cached ? " (cached)" : "")])]));
        }
        return Card.Of("Run", body);
    }
}
