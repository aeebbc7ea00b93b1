using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>One planned execution, as a card needs it (the plan itself belongs to a room on the same floor).</summary>
/// <param name="Decision">run, not_applicable or skipped.</param>
/// <param name="ExpectedMs">From history; null when it never ran.</param>
/// <param name="Reasons">Why its result can or cannot be reused, in order.</param>
public sealed record PlanLine(
    string Plugin, string Type, string Decision, string Why, int Level, IReadOnlyList<string> DependsOn, IReadOnlyList<string> Columns,
    IReadOnlyList<string> Capabilities, string ResourceClass, double? ExpectedMs, bool Cached, IReadOnlyList<string> Reasons)
{
    /// <summary>The fastest and the slowest of the last executions; null when it never ran, or once only.</summary>
    public (double LowMs, double HighMs)? Range { get; init; }

    /// <summary>Settings that are not the defaults of their schema.</summary>
    public IReadOnlyList<PlanSetting> Settings { get; init; } = [];
}

/// <param name="From">project, command or snapshot.</param>
public sealed record PlanSetting(string Key, string Value, string From);

/// <summary>What will run, why, in which order and at what expected cost. Shown before it does.</summary>
public static class PlanCard
{
    /// <param name="dataHash">64 hex digits.</param>
    /// <param name="lines">In canonical order: by level, then by id.</param>
    public static Card Of(string fingerprint, string dataHash, string seed, bool seedGiven, IReadOnlyList<PlanLine> lines)
    {
        var run = lines.Where(line => line.Decision == "run").ToArray();
        var known = run.Where(line => line is { Cached: false, ExpectedMs: not null }).Sum(line => line.ExpectedMs!.Value);
        var unknown = run.Count(line => line is { Cached: false, ExpectedMs: null });
        var cost = run.All(line => line.Cached) ? "nothing to compute" : (known > 0 ? "about " + DurationText.OfMs(known) + " of computing" : "")
            + (unknown == 0 ? "" : (known > 0 ? ", and " : "") + $"{Phrases.Count(unknown, "plugin", "plugins")} without history");
        var settings = run.SelectMany(line => line.Settings.Select(setting => (line.Plugin, setting))).ToArray();
        return Card.Of("Plan",
        [
            new Facts(
            [
                new("Runs", $"{NumberText.Of(run.Length)} of {Phrases.Count(lines.Count, "plugin", "plugins")}, {NumberText.Of(run.Count(line => line.Cached))} from cache"),
                new("Expected", cost),
                new("Seed", Line.Of(new Code(seed), seedGiven ? " (given)" : " (default)")),
                new("Data hash", new Code(dataHash)),
                new("Run fingerprint", new Code(fingerprint)),
            ]),
            new Grid("Executions", [new("Level", true), new("Plugin"), new("Decision"), new("Why"), new("After"), new("Expected", true)],
                [.. lines.Select(line => (IReadOnlyList<Line>)[NumberText.Of(line.Level), new Code(line.Plugin), Decision(line), line.Why, line.DependsOn.Count == 0 ? "–" : string.Join(", ", line.DependsOn), Expected(line)])]),
            .. settings.Length == 0 ? Array.Empty<Block>() : [new Grid("Settings that are not the default", [new("Setting"), new("Value"), new("From")],
                [.. settings.Select(entry => (IReadOnlyList<Line>)[new Code($"{entry.Plugin}.{entry.setting.Key}"), entry.setting.Value, entry.setting.From])])],
            new Fold("What each may read, and why it is computed or reused",
            [
                new Grid("Grants", [new("Plugin"), new("Capabilities"), new("Columns"), new("Class"), new("Reasons")],
                    [.. run.Select(line => (IReadOnlyList<Line>)
                    [
                        new Code(line.Plugin), List(line.Capabilities), line.Columns.Count > 6 ? $"{NumberText.Of(line.Columns.Count)} columns" : List(line.Columns), line.ResourceClass, List(line.Reasons),
                    ])]),
            ]),
        ]);
    }

    private static Line Decision(PlanLine line) => line.Decision switch
    {
        "run" => line.Cached ? new Badge("cached", Tone.Notice) : new Badge("run", Tone.Good),
        _ => new Badge(line.Decision.Replace('_', ' '), Tone.Plain),
    };

    private static string Expected(PlanLine line) => line.Decision != "run" || line.Cached ? "–" : line.ExpectedMs is { } ms ? DurationText.OfMs(ms) + (line.Range is var (low, high) ? $" ({DurationText.OfMs(low)}–{DurationText.OfMs(high)})" : "") : "unknown";

    private static string List(IReadOnlyList<string> items) => items.Count == 0 ? "none" : string.Join(", ", items);
}
