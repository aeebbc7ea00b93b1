using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>A fixture's result in the words of its card.</summary>
internal static class FixtureCards
{
    private const int Longest = 400;

    public static Card Of(FixtureResult result) => FixtureCard.Of(
        result.Name, result.Verdict.ToString().ToLowerInvariant(), Summary(result), result.Isolation,
        [.. result.Differences.Select(difference => new FixtureLine(difference.Path, Text(difference.Expected), Text(difference.Found)))],
        [.. result.Problems.Zip(result.Source, (problem, source) => new FixtureProblem(problem.Place?.ToString(), $"{problem.Code}: {problem.Message}", problem.Hint, source))],
        result.Log);

    private static string Summary(FixtureResult result) => result.Verdict switch
    {
        FixtureVerdict.Passed => "gives what fixture/expected.json says. " + result.Justification,
        FixtureVerdict.Differs when result.Expected is null => "ran, and there is no fixture/expected.json to hold it against. `plugins test --accept` writes it.",
        FixtureVerdict.Differs => $"differs from fixture/expected.json. Mend the script, or take the new result with `plugins test --accept`. {result.Justification}",
        FixtureVerdict.Failed => "did not run to its end.",
        _ => "is not a valid package.",
    };

    /// <summary>A whole finding is its statement; everything else is JSON.</summary>
    private static string Text(JsonNode? node)
    {
        var text = node is JsonObject { Count: > 1 } finding && finding["statement"] is JsonValue statement ? $"{statement} Rows: {Rows(finding["rows"])}."
            : node is null ? "(none)" : node.ToJsonString(HarnessJson.Options);
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private static string Rows(JsonNode? rows) => rows is JsonArray { Count: > 0 } some ? string.Join(", ", some.Take(10)) + (some.Count > 10 ? ", …" : "") : "none";
}
