using System.Text.Json.Nodes;
using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Text;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>One claim with all that is needed to check it.</summary>
internal static class FindingArticle
{
    private const int RowsShown = 40;

    public static Article Of(Finding finding, int level, TruncationRecord? cut = null)
    {
        var body = new List<Block>
        {
            new Paragraph(Line.Of(Phrases.BadgeOf(finding.Severity), " ", Phrases.MeasuredOrModeled(finding), " ", new Strong(finding.Statement))),
        };
        if (finding.MeasurementType != "measured") body.Add(Modeled(finding));
        body.Add(new Facts([.. Facts(finding, cut)]));
        return new(level, Anchor.Finding(finding.FindingId), Phrases.ToneOf(finding.Severity), body);
    }

    private static IEnumerable<Fact> Facts(Finding finding, TruncationRecord? cut)
    {
        yield return new("Value", Value(finding));
        foreach (var fact in Statistics(finding.Statistics)) yield return fact;
        yield return new("Rows seen", Phrases.Of(finding.Exactness, cut));
        yield return new("Evidence", Evidence(finding.Evidence));
        if (finding.Subject.Count > 0) yield return new("About", Pairs(finding.Subject));
        if (finding.Metrics.Count > 0) yield return new("Further numbers", Pairs(finding.Metrics));
        if (finding.Attributes.Count > 0) yield return new("Attributes", Pairs(finding.Attributes));
        if (finding.RolesUsed.Count > 0) yield return new("Roles used", Line.Join(", ", finding.RolesUsed.Select(use => (Piece)$"{use.Role} = {use.Column} ({use.Confidence})")));
        yield return new("Confidence", IdentitySection.Confidence(finding.Confidence));
        if (finding.MeasurementType == "measured" && finding.Assumptions.Count > 0) yield return new("Assumes", string.Join(" · ", finding.Assumptions));
        if (finding.Caveats.Count > 0) yield return new("Caveats", string.Join(" · ", finding.Caveats));
        yield return new("From", Line.Of(new Link(finding.Plugin, finding.Plugin), $", kind {finding.Kind}, scope {(finding.Scope.Length == 0 ? "–" : finding.Scope)}"));
        yield return new("Finding id", new Code(finding.FindingId.ToString()));
    }

    private static Line Value(Finding finding)
    {
        var line = Line.Of(new Strong(FindingsSection.Value(finding)));
        return finding.Statistics is { ConfLow: { } low, ConfHigh: { } high } statistics
            ? line.And($", {(statistics.ConfLevel is { } level ? NumberText.Percent(level) + " " : "")}confidence interval {NumberText.Of(low)} to {NumberText.Of(high)}")
            : line;
    }

    private static IEnumerable<Fact> Statistics(TestStatistics? s)
    {
        if (s is null) yield break;
        var test = new List<string> { s.Test };
        Add(test, "statistic", s.Statistic);
        Add(test, "df", s.Df);
        if (s.PValue is { } p) test.Add("p " + NumberText.Probability(p));
        test.Add(s.QValue is { } q ? $"q {NumberText.Probability(q)} in family {s.Family}" : $"family {s.Family}");
        yield return new("Test", string.Join(", ", test));
        var estimate = new List<string>();
        Add(estimate, "estimate", s.Estimate);
        Add(estimate, "standard error", s.StdError);
        if (s.EffectSize is { } effect) estimate.Add($"{s.EffectName ?? "effect size"} {NumberText.Of(effect)}");
        if (estimate.Count > 0) yield return new("Estimate", string.Join(", ", estimate));
        yield return new("n", NumberText.Of(s.N) + (s.NEffective is { } effective ? $" (effective {NumberText.Of(effective)})" : "") + $", unit of analysis: {s.UnitOfAnalysis}");
    }

    private static void Add(List<string> parts, string name, double? value)
    {
        if (value is { } number) parts.Add($"{name} {NumberText.Of(number)}");
    }

    private static Line Evidence(Evidence evidence)
    {
        var line = new List<Piece> { Phrases.Rows(evidence.RowCount) };
        if (evidence.Rows.Count > 0)
        {
            var shown = Math.Min(RowsShown, evidence.Rows.Count);
            line.Add(", ids from 0: ");
            line.Add(new Code(string.Join(" ", evidence.Rows.Take(shown).Select(row => row.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
            if (shown < evidence.RowCount) line.Add($" and {NumberText.Of(evidence.RowCount - shown)} more{(evidence.Rows.Count > shown ? " (up to 200 in report.json)" : "")}");
        }
        if (evidence.Columns.Count > 0)
        {
            line.Add("; columns ");
            line.AddRange(Line.Join(", ", evidence.Columns.Select(column => (Piece)new Code(column))).Pieces);
        }
        if (evidence.Query is { } query)
        {
            line.Add("; query ");
            line.Add(new Code(query));
        }
        return new(line);
    }

    private static Callout Modeled(Finding finding)
    {
        var title = Line.Of(new Strong("Modeled, not measured."), " It follows from the data only under the assumptions below.");
        var facts = new List<Fact> { new("Assumes", finding.Assumptions.Count == 0 ? "–" : string.Join(" · ", finding.Assumptions)) };
        if (finding.Model is { } model)
        {
            facts.Add(new("Population", model.Population));
            facts.Add(new("Baseline", Pairs(model.Baseline)));
            facts.Add(new("Scenario", Pairs(model.Scenario)));
            facts.Add(new("Delta", Pairs(model.Delta)));
            facts.Add(new("Back-test", Pairs(model.Backtest)));
        }
        return new(Tone.Warning, title, [new Facts(facts)]);
    }

    /// <summary>Names say the unit, so whole numbers keep their separators where the name has one.</summary>
    public static Line Pairs(JsonObject pairs) => pairs.Count == 0 ? "–"
        : Line.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (Piece)$"{pair.Key} = {Phrases.Of(pair.Value)}"));
}
