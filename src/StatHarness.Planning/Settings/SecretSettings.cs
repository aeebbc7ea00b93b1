using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Planning;

/// <summary>A setting that its schema declares <c>writeOnly</c> is a secret: it reaches the worker and no file.</summary>
public static class SecretSettings
{
    public const string Mask = "(secret)";

    /// <returns>A copy with every secret masked.</returns>
    public static JsonObject Redact(JsonObject settings, JsonObject configSchema)
    {
        var copy = settings.DeepClone().AsObject();
        RedactInPlace(copy, configSchema);
        return copy;
    }

    private static void RedactInPlace(JsonObject settings, JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties) return;
        foreach (var (name, node) in properties)
        {
            if (node is not JsonObject property || !settings.TryGetPropertyValue(name, out var value) || value is null) continue;
            if (property["writeOnly"]?.GetValueKind() == JsonValueKind.True) settings[name] = Mask;
            else if (value is JsonObject inner) RedactInPlace(inner, property);
        }
    }
}
