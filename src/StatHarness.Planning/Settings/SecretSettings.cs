using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Planning;

/// <param name="Path">JSON Pointer into the settings of its plugin.</param>
/// <param name="Text">The secret itself.</param>
public sealed record SecretSetting(string Path, string Text);

/// <summary>A setting that its schema declares <c>writeOnly</c>, at any depth, is a secret: it reaches the worker and no file, row or log.</summary>
public static class SecretSettings
{
    public const string Mask = "(secret)";

    /// <summary>Fewest characters of a secret: a shorter one cannot be told from ordinary text, and could not be kept out of it.</summary>
    public const int LeastLength = 8;

    /// <returns>A copy with every secret masked; null and the empty text are no secrets.</returns>
    public static JsonObject Redact(JsonObject settings, JsonObject configSchema)
    {
        var copy = settings.DeepClone().AsObject();
        foreach (var (path, _) in Places(copy, configSchema)) Replace(copy, path);
        return copy;
    }

    /// <summary>All secrets that are there, as texts.</summary>
    public static IReadOnlyList<SecretSetting> Of(JsonObject settings, JsonObject configSchema) =>
        [.. Places(settings, configSchema).SelectMany(place => Texts(place.Value).Select(text => new SecretSetting(place.Path, text)))];

    /// <summary>Values that the schema declares secret and that are there, by JSON Pointer.</summary>
    public static IReadOnlyList<(string Path, JsonNode Value)> Places(JsonObject settings, JsonObject configSchema)
    {
        var walk = new SchemaWalk(configSchema);
        var found = new List<(string, JsonNode)>();
        Visit(settings, walk.At(configSchema), "", walk, found);
        return found;
    }

    /// <summary>Text in which every secret is masked; the longest first, since one may hold another.</summary>
    public static string Scrub(string text, IEnumerable<SecretSetting> secrets) =>
        secrets.OrderByDescending(secret => secret.Text.Length).Aggregate(text, (scrubbed, secret) => scrubbed.Replace(secret.Text, Mask, StringComparison.Ordinal));

    private static void Visit(JsonNode? value, IReadOnlyList<JsonObject> schemas, string path, SchemaWalk walk, List<(string, JsonNode)> found)
    {
        if (value is null || schemas.Count == 0 || value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().Length == 0) return;
        if (schemas.Any(schema => schema["writeOnly"]?.GetValueKind() == JsonValueKind.True)) found.Add((path, value));
        else if (value is JsonObject members)
            foreach (var (name, member) in members) Visit(member, walk.Member(schemas, name), $"{path}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", walk, found);
        else if (value is JsonArray items)
            for (var i = 0; i < items.Count; i++) Visit(items[i], walk.Item(schemas, i), path + "/" + i.ToString(CultureInfo.InvariantCulture), walk, found);
    }

    private static void Replace(JsonObject settings, string path)
    {
        JsonNode? owner = settings;
        var parts = path[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
        foreach (var part in parts.SkipLast(1)) owner = owner is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)] : owner![part];
        if (owner is JsonArray items) items[int.Parse(parts[^1], CultureInfo.InvariantCulture)] = Mask;
        else owner![parts[^1]] = Mask;
    }

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue leaf when leaf.GetValueKind() == JsonValueKind.String => leaf.GetValue<string>() is { Length: > 0 } text ? [text] : [],
        JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number => [leaf.ToJsonString()],
        _ => [],
    };
}
