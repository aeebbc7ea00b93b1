using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Workbench;

/// <summary>One setting of one owner: <c>plugin.key</c>, or <c>plugin.outer.inner</c> inside an object.</summary>
/// <param name="Owner">A plugin id, or <c>harness</c>.</param>
/// <param name="Key">Names joined by dots.</param>
internal sealed record SettingPath(string Owner, string Key)
{
    public override string ToString() => $"{Owner}.{Key}";

    /// <exception cref="Core.DiagnosticException">SH7192: it is not owner.key.</exception>
    public static SettingPath Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || text[(dot + 1)..].Split('.').Any(name => name.Length == 0)) throw SettingsDiagnostics.BadPath(text);
        return new(text[..dot], text[(dot + 1)..]);
    }

    /// <summary>Puts a value below its names; objects on the way are made.</summary>
    public static void Put(JsonObject settings, string key, JsonNode? value)
    {
        var names = key.Split('.');
        var at = settings;
        foreach (var name in names.SkipLast(1))
        {
            if (at[name] is not JsonObject inner) at[name] = inner = [];
            at = inner;
        }
        at[names[^1]] = value?.DeepClone();
    }

    /// <returns>False when nothing stands there.</returns>
    public static bool TryGet(JsonObject settings, string key, out JsonNode? value)
    {
        value = settings;
        foreach (var name in key.Split('.'))
        {
            if (value is not JsonObject inner || !inner.TryGetPropertyValue(name, out value)) return false;
        }
        return true;
    }

    /// <summary>Every value that is no object (an empty one is), by its key, in ordinal order.</summary>
    public static IEnumerable<(string Key, JsonNode? Value)> Leaves(JsonObject settings, string before = "")
    {
        foreach (var (name, value) in settings.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (value is JsonObject { Count: > 0 } inner)
                foreach (var leaf in Leaves(inner, before + name + ".")) yield return leaf;
            else yield return (before + name, value);
        }
    }

    /// <summary>The schema of a key, through nested objects; null when it has none of its own.</summary>
    public static JsonObject? Rule(JsonObject schema, string key)
    {
        JsonObject? rule = schema;
        foreach (var name in key.Split('.')) rule = (rule?["properties"] as JsonObject)?[name] as JsonObject;
        return rule;
    }

    /// <summary>A value as written on a command line: JSON, or plain text. Where the schema takes texts and no such JSON, it is text: a key that is all digits.</summary>
    public static JsonNode? Value(string text, JsonObject? rule)
    {
        var types = rule?["type"] switch
        {
            JsonArray several => [.. several.Select(type => type?.ToString() ?? "")],
            JsonValue one => [one.ToString()],
            _ => new List<string>(),
        };
        try
        {
            var value = JsonNode.Parse(text);
            var kind = value?.GetValueKind() switch
            {
                null => "null",
                JsonValueKind.Number => "number",
                JsonValueKind.True or JsonValueKind.False => "boolean",
                JsonValueKind.Array => "array",
                JsonValueKind.Object => "object",
                _ => "string",
            };
            return types.Contains("string") && !types.Contains(kind) && !(kind == "number" && types.Contains("integer")) ? JsonValue.Create(text) : value;
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
