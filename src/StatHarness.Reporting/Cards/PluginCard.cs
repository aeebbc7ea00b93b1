using StatHarness.Reporting.Documents;

namespace StatHarness.Reporting.Cards;

/// <param name="Rows">One text a column.</param>
public sealed record CardTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What is known of a plugin, or of a change to it: a verdict, facts, tables, and what to do next.</summary>
public static class PluginCard
{
    /// <param name="status">ok, warn or fail; anything else is plain.</param>
    /// <param name="callout">One sentence above everything; null for none.</param>
    /// <param name="next">What one may do now, each a sentence or a command.</param>
    public static Card Of(string title, string? callout, string status, IReadOnlyList<(string Label, string Value)> facts, IReadOnlyList<CardTable> tables, IReadOnlyList<string> next)
    {
        var body = new List<Block>();
        if (callout is not null) body.Add(new Callout(ToneOf(status), callout, []));
        if (facts.Count > 0) body.Add(new Facts([.. facts.Select(fact => new Fact(fact.Label, fact.Value))]));
        foreach (var table in tables.Where(table => table.Rows.Count > 0))
            body.Add(new Grid(table.Caption, [.. table.Columns.Select(column => new GridColumn(column))], [.. table.Rows.Select(row => (IReadOnlyList<Line>)[.. row.Select(cell => (Line)cell)])]));
        if (next.Count > 0) body.Add(new Callout(Tone.Notice, new Strong("Next"), [new Bullets([.. next.Select(step => (Line)step)])]));
        return Card.Of(title, body);
    }

    private static Tone ToneOf(string status) => status switch
    {
        "ok" => Tone.Good,
        "warn" => Tone.Warning,
        "fail" => Tone.Bad,
        _ => Tone.Plain,
    };
}
