using System.Text.Json.Nodes;

namespace StatHarness.Notebook;

/// <summary>One thing in several representations; a front-end shows the richest one that it understands.</summary>
public sealed class MimeBundle
{
    public const string PlainText = "text/plain";
    public const string HtmlText = "text/html";
    public const string MarkdownText = "text/markdown";
    public const string Json = "application/json";

    private readonly SortedDictionary<string, JsonNode?> content = new(StringComparer.Ordinal);

    /// <param name="content">MIME type without parameters → a JSON string for text, any JSON value for a JSON type.</param>
    public MimeBundle(IEnumerable<KeyValuePair<string, JsonNode?>> content, JsonObject? metadata = null)
    {
        foreach (var (mime, value) in content) this.content.Add(mime, value);
        Metadata = metadata ?? [];
    }

    /// <summary>By MIME type in ordinal order. Nodes are shared: clone before changing or re-parenting one.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Content => content;

    public JsonObject Metadata { get; }

    public string? Text(string mime) => content.TryGetValue(mime, out var value) && !HoldsJson(mime) ? value?.GetValue<string>() : null;

    public static MimeBundle Plain(string text) => new([KeyValuePair.Create<string, JsonNode?>(PlainText, text)]);

    public MimeBundle With(string mime, JsonNode? value) =>
        new(content.Where(entry => entry.Key != mime).Append(KeyValuePair.Create(mime, value)), Metadata);

    internal static bool HoldsJson(string mime) => mime == Json || mime.EndsWith("+json", StringComparison.Ordinal);
}
