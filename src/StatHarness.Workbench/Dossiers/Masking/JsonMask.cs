using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Workbench;

/// <summary>Masks every text, name and number of a JSON value. Its shape stays, so that a reader of ours can read it.</summary>
internal static class JsonMask
{
    /// <summary>Below these stand cells, or sentences that quote them. Beside them stand words of ours, in which only personal values count.</summary>
    private static readonly HashSet<string> Quoting = new(
    [
        "subject", "attributes", "statement", "query", "example", "counter_example", "raw", "rejects", "output", "tables", "figures", "log", "warnings", "message", "reason", "detectable",
        "assumptions", "caveats", "title", "alt", "notes", "part", "model", "metrics", "justification", "null_tokens", "target", "upstream", "text", "found", "why",
    ], StringComparer.Ordinal);

    /// <summary>Whether what stands below a member quotes cells.</summary>
    public static bool Quotes(string name) => Quoting.Contains(name);

    public static JsonNode? Of(JsonNode? node, Masker masker, bool cells = false) => node switch
    {
        JsonObject members => Members(members, masker, cells),
        JsonArray items => new JsonArray([.. items.Select(item => Of(item, masker, cells))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(masker.Text(value.GetValue<string>(), cells, words: cells)),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => Number(value, masker),
        _ => node?.DeepClone(),
    };

    private static JsonObject Members(JsonObject members, Masker masker, bool cells)
    {
        var masked = new JsonObject();
        foreach (var (name, value) in members)
        {
            var key = masker.Text(name, cells: false, words: false);
            for (var again = 2; masked.ContainsKey(key); again++) key = string.Create(CultureInfo.InvariantCulture, $"{key}_{again}");
            masked[key] = name is "file_name" or "host" && value is JsonValue text && text.GetValueKind() == JsonValueKind.String
                ? JsonValue.Create(masker.Text(text.GetValue<string>(), cells: true, words: true))
                : Of(value, masker, cells || Quoting.Contains(name));
        }
        return masked;
    }

    /// <summary>A phone number in a column of numbers is one in its smallest value as well.</summary>
    private static JsonNode Number(JsonValue value, Masker masker)
    {
        if (!masker.IsPersonalNumber(value.ToJsonString())) return value.DeepClone();
        masker.Count("number");
        return JsonValue.Create(0);
    }
}
