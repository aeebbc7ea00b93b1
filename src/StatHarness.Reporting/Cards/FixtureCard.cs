using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <param name="Where">Path in the result, or what a finding is about.</param>
public sealed record FixtureLine(string Where, string Expected, string Found);

/// <param name="Source">The line of the script and a caret; empty when none is meant.</param>
public sealed record FixtureProblem(string? Place, string Message, string? Hint, IReadOnlyList<string> Source);

/// <summary>What a package gave on its fixture, and where it is not what was expected.</summary>
public static class FixtureCard
{
    private const int Shown = 40;

    /// <param name="verdict">passed, differs, failed or invalid.</param>
    public static Card Of(string plugin, string verdict, string summary, string isolation, IReadOnlyList<FixtureLine> differences, IReadOnlyList<FixtureProblem> problems, IReadOnlyList<string> log)
    {
        var tone = verdict == "passed" ? Tone.Good : verdict == "differs" ? Tone.Warning : Tone.Bad;
        var body = new List<Block> { new Callout(tone, Line.Of(new Strong(verdict), $": {plugin} {summary}"), []) };
        foreach (var problem in problems)
        {
            var lines = new List<Block>();
            if (problem.Source.Count > 0) lines.Add(new CodeBlock(problem.Source));
            if (problem.Hint is { } hint) lines.Add(new Paragraph("hint: " + hint));
            body.Add(new Callout(Tone.Bad, problem.Place is { } place ? Line.Of(new Code(place), ": " + problem.Message) : problem.Message, lines));
        }
        if (differences.Count > 0)
        {
            body.Add(new Grid("Differences", [new("Where"), new("Expected"), new("Got")],
                [.. differences.Take(Shown).Select(line => (IReadOnlyList<Line>)[new Code(line.Where), line.Expected, line.Found])],
                differences.Count > Shown ? (Line)$"{NumberText.Of(differences.Count - Shown)} more are in --json." : null));
        }
        if (log.Count > 0) body.Add(new Fold("Log", [new CodeBlock([.. log.Take(Shown)])]));
        if (isolation != "none") body.Add(new Paragraph($"Isolation in force: {isolation.Replace('_', ' ')}."));
        return Card.Of("Fixture", body);
    }
}
