using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Execution;

/// <summary>Values of settings that are secret (<c>writeOnly</c>), so that a plugin that prints them does not put them into a log.</summary>
internal static class Secrets
{
    private const int Shortest = 4;

    public static IReadOnlyList<string> Of(JsonObject settings, JsonObject? configSchema)
    {
        var values = new List<string>();
        if (configSchema is not null) Collect(settings, configSchema, values);
        return [.. values.Where(value => value.Length >= Shortest).OrderByDescending(value => value.Length)];
    }

    public static string Redact(string line, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets) line = line.Replace(secret, SecretSettings.Mask, StringComparison.Ordinal);
        return line;
    }

    /// <summary>A result that holds a secret loses it before it is hashed, kept or shown; any other stays the same.</summary>
    public static PluginResult Redact(PluginResult result, IReadOnlyList<string> secrets)
    {
        if (secrets.Count == 0) return result;
        var node = HarnessJson.Node(result);
        var text = node.ToJsonString(HarnessJson.Options);
        var redacted = text;
        foreach (var secret in secrets) redacted = redacted.Replace(Escaped(secret), SecretSettings.Mask, StringComparison.Ordinal);
        return redacted == text ? result : HarnessJson.Read<PluginResult>(JsonNode.Parse(redacted)!);
    }

    private static string Escaped(string secret) => JsonValue.Create(secret).ToJsonString(HarnessJson.Options)[1..^1];

    private static void Collect(JsonObject settings, JsonObject schema, List<string> values)
    {
        if (schema["properties"] is not JsonObject properties) return;
        foreach (var (name, node) in properties)
        {
            if (node is not JsonObject property || !settings.TryGetPropertyValue(name, out var value) || value is null) continue;
            if (property["writeOnly"]?.GetValueKind() == JsonValueKind.True) values.Add(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
            else if (value is JsonObject inner) Collect(inner, property, values);
        }
    }
}
