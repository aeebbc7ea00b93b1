using System.Text.Json;
using System.Text.Json.Nodes;
using EffectiveSettings = StatHarness.Plugins.Settings;

namespace StatHarness.Workbench;

/// <summary>Schemas as forms: one line a setting, through nested objects.</summary>
internal static class SettingLines
{
    public static IReadOnlyList<SettingLine> Of(IReadOnlyList<SettingOwner> owners, IReadOnlyDictionary<string, JsonObject> stored) =>
        [.. owners.SelectMany(owner => Of(owner, stored.GetValueOrDefault(owner.Id) ?? []))];

    private static IEnumerable<SettingLine> Of(SettingOwner owner, JsonObject stored)
    {
        var defaults = EffectiveSettings.Defaults(owner.Schema);
        return Keys(owner.Schema, "").Select(entry =>
        {
            var isSet = SettingPath.TryGet(stored, entry.Key, out var own);
            SettingPath.TryGet(defaults, entry.Key, out var fallback);
            var secret = IsSecret(entry.Rule);
            return new SettingLine(
                $"{owner.Id}.{entry.Key}", owner.Id, entry.Key, secret ? null : (isSet ? own : fallback)?.DeepClone(), secret ? null : fallback?.DeepClone(), isSet ? SettingLayers.Project : SettingLayers.Default,
                secret, entry.Rule["description"]?.ToString() ?? "", entry.Rule.DeepClone().AsObject());
        });
    }

    private static IEnumerable<(string Key, JsonObject Rule)> Keys(JsonObject schema, string before)
    {
        foreach (var (name, node) in schema["properties"] as JsonObject ?? [])
        {
            if (node is not JsonObject rule) continue;
            if (rule["properties"] is JsonObject { Count: > 0 } && !IsSecret(rule))
                foreach (var inner in Keys(rule, before + name + ".")) yield return inner;
            else yield return (before + name, rule);
        }
    }

    /// <summary>Itself, or the items of a list.</summary>
    private static bool IsSecret(JsonObject rule) =>
        rule["writeOnly"]?.GetValueKind() == JsonValueKind.True || rule["items"] is JsonObject items && items["writeOnly"]?.GetValueKind() == JsonValueKind.True;
}
