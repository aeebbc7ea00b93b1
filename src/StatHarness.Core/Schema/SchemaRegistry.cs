using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>Schema documents by URI, for <c>$ref</c> and <c>$schema</c>. The meta-schemas are known; nothing is ever fetched. Not safe for concurrent <see cref="Add"/>.</summary>
public sealed class SchemaRegistry
{
    private readonly Dictionary<string, JsonNode> documents = new(StringComparer.Ordinal);

    /// <summary>Makes <paramref name="schema"/> known by <paramref name="uri"/> (absolute, fragment ignored) and by its own absolute <c>$id</c>. A copy is kept.</summary>
    public SchemaRegistry Add(string uri, JsonNode schema)
    {
        var copy = schema.DeepClone();
        documents[SchemaUri.WithoutFragment(new Uri(uri, UriKind.Absolute))] = copy;
        if (copy is JsonObject members && members["$id"] is JsonValue value && value.TryGetValue(out string? id) && Uri.TryCreate(id, UriKind.Absolute, out var own))
            documents[SchemaUri.WithoutFragment(own)] = copy;
        return this;
    }

    internal JsonNode? Find(string uri) => documents.TryGetValue(uri, out var found) ? found : MetaSchemas.Find(uri);
}
