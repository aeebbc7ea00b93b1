using System.Text;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>One thing of a lineage, as a card needs it (the lineage itself belongs to a higher room).</summary>
/// <param name="Side">upstream, start or downstream.</param>
/// <param name="Parent">Key of the line next to it on the way to the start; null for the start.</param>
/// <param name="Path">The file that holds it; null when there is none.</param>
public sealed record TraceLine(string Key, string Kind, string Id, string Label, string Side, string? Parent, string? Path);

/// <param name="At">Key of the line whose neighbours were cut.</param>
public sealed record TraceCut(string At, string Kind, int Shown, int Total);

/// <summary>Where something came from and what came of it: a tree in text, a Mermaid graph in Markdown.</summary>
public static class TraceCard
{
    private const int MostInGraph = 120;

    public static Card Of(IReadOnlyList<TraceLine> lines, IReadOnlyList<(string From, string To)> edges, IReadOnlyList<TraceCut> cuts)
    {
        var start = lines[0];
        var kinds = string.Join(", ", lines.GroupBy(line => line.Kind, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{NumberText.Of(group.Count())} {group.Key}"));
        var body = new List<Block>
        {
            new Facts([new("Of", Line.Of(start.Kind + " ", new Code(start.Id))), new("What", start.Label), new("Shown", kinds)]),
            new CodeBlock(["came from", .. Tree(lines, cuts, "upstream"), "", "led to", .. Tree(lines, cuts, "downstream")]),
        };
        if (cuts.Count > 0) body.Add(new Callout(Tone.Notice, new Strong("Lists are bounded"),
            [new Bullets([.. cuts.Take(20).Select(cut => (Line)$"{Short(cut.At)}: {NumberText.Of(cut.Shown)} of {Phrases.Count(cut.Total, cut.Kind, cut.Kind + "s")} shown")])]));
        var card = Card.Of("Trace", body);
        return card with { Markdown = card.Markdown + "\n" + Mermaid(lines, edges) };
    }

    private static List<string> Tree(IReadOnlyList<TraceLine> lines, IReadOnlyList<TraceCut> cuts, string side)
    {
        var tree = new List<string>();
        Add(lines[0].Key, "  ");
        return tree.Count == 0 ? ["  nothing"] : tree;

        void Add(string key, string indent)
        {
            foreach (var line in lines.Where(line => line.Side == side && line.Parent == key))
            {
                var label = VisibleText.Of(line.Label);
                tree.Add($"{indent}{line.Kind} {Identity(line)}{(label.Length == 0 ? "" : "  " + VisibleText.Clip(label, 90))}");
                Add(line.Key, indent + "  ");
            }
            foreach (var cut in cuts.Where(cut => cut.At == key && lines.Any(line => line.Parent == key && line.Side == side && line.Kind == cut.Kind)))
                tree.Add($"{indent}… and {Phrases.Count(cut.Total - cut.Shown, "more " + cut.Kind, "more " + cut.Kind + "s")}");
        }
    }

    private static string Identity(TraceLine line) => line.Id.Length == 64 ? line.Id[..12] : VisibleText.Of(line.Id);

    private static string Short(string key)
    {
        var id = key.Split('@')[0];
        return id.Length > 64 ? id[..^52] : id;
    }

    /// <summary>Labels hold no character that Mermaid reads.</summary>
    private static string Mermaid(IReadOnlyList<TraceLine> lines, IReadOnlyList<(string From, string To)> edges)
    {
        var names = lines.Take(MostInGraph).Select((line, index) => (line.Key, Name: FormattableString.Invariant($"n{index}"))).ToDictionary(pair => pair.Key, pair => pair.Name, StringComparer.Ordinal);
        var graph = new StringBuilder("```mermaid\nflowchart LR\n");
        foreach (var line in lines.Take(MostInGraph)) graph.Append($"  {names[line.Key]}[\"{Safe($"{line.Kind} {Identity(line)}")}\"]\n");
        foreach (var (from, to) in edges)
        {
            if (names.TryGetValue(from, out var left) && names.TryGetValue(to, out var right)) graph.Append($"  {left} --> {right}\n");
        }
        if (lines.Count > MostInGraph) graph.Append($"  more[\"{NumberText.Of(lines.Count - MostInGraph)} more\"]\n");
        return graph.Append("```\n").ToString();
    }

    private static string Safe(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '/' ? c : '·'));
}
