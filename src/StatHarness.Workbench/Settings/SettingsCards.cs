using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>Settings as every face shows them.</summary>
public static class SettingsCards
{
    public static Card Of(IReadOnlyList<SettingLine> lines, string title = "Settings") => SettingsCard.Of(
        title, [.. lines.Select(line => new SettingRow(line.Path, line.Secret ? "(secret)" : Text(line.Value), line.Secret ? "given to each run" : line.Differs ? Text(line.Default) : "", line.From, line.Description + Limits(line.Rule)))]);

    public static Card Of(IReadOnlyList<SettingChange> changes) => SettingsCard.History(
        [.. changes.Select(change => new SettingHistoryRow(change.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), change.Path, Text(change.Before), Text(change.After) + (change.Unset ? " (default)" : "")))]);

    private static string Text(JsonNode? value) => value?.ToJsonString(HarnessJson.Options) ?? "null";

    private static string Limits(JsonObject rule)
    {
        var parts = new List<string>();
        if (rule["enum"] is JsonArray choices) parts.Add("one of " + string.Join(", ", choices.Select(Text)));
        foreach (var (keyword, words) in new[] { ("minimum", "from "), ("exclusiveMinimum", "above "), ("maximum", "to "), ("exclusiveMaximum", "below ") })
            if (rule[keyword] is { } limit) parts.Add(words + Text(limit));
        return parts.Count == 0 ? "" : $" ({string.Join(" ", parts)})";
    }
}
