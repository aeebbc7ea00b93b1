using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;

namespace StatHarness.Workbench;

/// <summary>Where a result differs from the expected one. Findings are matched by what they are about, so their order does not matter.</summary>
internal static class FixtureComparison
{
    private const int Most = 200;

    public static IReadOnlyList<FixtureDifference> Between(JsonObject? expected, JsonObject found)
    {
        var differences = new List<FixtureDifference>();
        if (expected is null) differences.Add(new("fixture/expected.json", null, found.DeepClone()));
        else Whole(expected, found, differences);
        return [.. differences.Take(Most)];
    }

    private static void Whole(JsonObject expected, JsonObject found, List<FixtureDifference> differences)
    {
        foreach (var name in expected.Select(member => member.Key).Union(found.Select(member => member.Key)).Where(name => name is not ("findings" or "output")))
            Values(name, expected[name], found[name], differences);
        var (before, now) = (Findings(expected), Findings(found));
        foreach (var about in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            Values("finding " + about, before.GetValueOrDefault(about), now.GetValueOrDefault(about), differences);
        Values("output", expected["output"], found["output"], differences);
    }

    /// <summary>By kind and subject; a second one about the same (in another scope) is told apart by its number.</summary>
    private static SortedDictionary<string, JsonNode?> Findings(JsonObject result)
    {
        var findings = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var finding in (result["findings"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var about = $"{finding["kind"]} {(finding["subject"] is { } subject ? CanonicalJson.Text(subject) : "")}";
            var name = about;
            for (var i = 2; findings.ContainsKey(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{about} #{i}");
            findings.Add(name, finding);
        }
        return findings;
    }

    private static void Values(string path, JsonNode? expected, JsonNode? found, List<FixtureDifference> differences)
    {
        if (differences.Count > Most || JsonNode.DeepEquals(expected, found)) return;
        switch (expected, found)
        {
            case (JsonObject before, JsonObject now):
                foreach (var name in before.Select(member => member.Key).Union(now.Select(member => member.Key)))
                    Values($"{path}/{name}", before[name], now[name], differences);
                break;
            case (JsonArray before, JsonArray now) when before.Concat(now).Any(item => item is JsonObject):
                for (var i = 0; i < Math.Max(before.Count, now.Count); i++)
                    Values(string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"), i < before.Count ? before[i] : null, i < now.Count ? now[i] : null, differences);
                break;
            default:
                differences.Add(new(path, expected?.DeepClone(), found?.DeepClone()));
                break;
        }
    }
}
