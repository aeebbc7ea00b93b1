using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>A schema with a URI of its own: a document's root, or a subschema with <c>$id</c>.</summary>
/// <param name="label">How schema paths begin: the URI, or nothing for the loaded schema.</param>
internal sealed class SchemaResource(Uri uri, JsonNode root, Dialect dialect, string label)
{
    public Uri Uri { get; } = uri;

    public JsonNode Root { get; } = root;

    public Dialect Dialect { get; } = dialect;

    public string Label { get; } = label;

    /// <summary>Plain names: <c>$anchor</c>, <c>$dynamicAnchor</c>, draft-07's <c>$id: "#name"</c>.</summary>
    public Dictionary<string, SchemaPosition> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaPosition> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>What the dynamic anchors compile to; filled when the resource is first compiled.</summary>
    public Dictionary<string, SchemaNode> DynamicNodes { get; } = new(StringComparer.Ordinal);

    public bool IsEntered { get; set; }
}

/// <param name="Pointer">From the root of <paramref name="Resource"/>.</param>
internal readonly record struct SchemaPosition(SchemaResource Resource, JsonNode Node, string Pointer)
{
    public string Place => $"{Resource.Label}#{Pointer}";

    public SchemaPosition At(string name, JsonNode node) => new(Resource, node, $"{Pointer}/{SchemaUri.Token(name)}");
}
