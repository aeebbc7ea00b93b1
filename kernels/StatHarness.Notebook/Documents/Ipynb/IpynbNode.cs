using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Notebook;

/// <summary>A value of the file and the way to it: every wrong turn ends in a diagnostic with its place.</summary>
internal sealed class IpynbNode(byte[] utf8, string file, JsonNode? node, IReadOnlyList<object> path)
{
    public JsonNode? Value => node;

    public IpynbNode this[string name] => new(utf8, file, (node as JsonObject)?[name], [.. path, name]);

    public bool Has(string name) => node is JsonObject members && members.ContainsKey(name);

    public JsonObject Object() => node as JsonObject ?? throw Wrong("an object");

    /// <summary>An object of its own, free of the file's tree; empty when the member is not there.</summary>
    public JsonObject Detached() => node is null ? [] : (JsonObject)Object().DeepClone();

    public IEnumerable<IpynbNode> Items() =>
        node is JsonArray items ? items.Select((item, i) => new IpynbNode(utf8, file, item, [.. path, i])) : throw Wrong("an array");

    public string Text() => node?.GetValueKind() == JsonValueKind.String ? ReadString(node) : throw Wrong("a string");

    /// <summary>A string, or a list of strings that are joined as they are.</summary>
    public string Lines() => (node is JsonArray ? string.Concat(Items().Select(line => line.Text())) : Text()).ReplaceLineEndings("\n");

    /// <summary>As <see cref="Lines"/>, with carriage returns kept: they are content of a stream.</summary>
    public string Joined() => node is JsonArray ? string.Concat(Items().Select(line => line.Text())) : Text();

    public int? Integer()
    {
        if (node is null) return null;
        return node is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw Wrong("a whole number");
    }

    public Core.DiagnosticException Wrong(string expected) =>
        NotebookDiagnostics.Malformed(JsonPlaces.Find(utf8, file, path), JsonPlaces.Text(path), expected, Found());

    private string Found() => node switch
    {
        null => "nothing",
        JsonObject => "an object",
        JsonArray => "an array",
        _ => node.ToJsonString() is { Length: > 40 } text ? text[..40] + "…" : node.ToJsonString(),
    };

    private string ReadString(JsonNode value)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            throw NotebookDiagnostics.Malformed(JsonPlaces.Find(utf8, file, path), JsonPlaces.Text(path), "text", "half a surrogate pair");
        }
    }
}
