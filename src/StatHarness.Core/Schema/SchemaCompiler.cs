using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>Compiles what a schema reaches, each position once, breadth first: neither cycles nor long chains recurse here.</summary>
internal sealed class SchemaCompiler(SchemaRegistry registry, string defaultDialect)
{
    private readonly ResourceSet resources = new(registry, defaultDialect);
    private readonly Dictionary<(JsonNode, SchemaResource), SchemaNode> nodes = new(PositionComparer.Instance);
    private readonly Queue<(SchemaNode Node, SchemaPosition Position)> open = new();

    public SchemaNode Compile(JsonNode document)
    {
        var resource = resources.AddDocument(document, SchemaUri.Unnamed, "");
        var root = NodeAt(new(resource, document, ""));
        while (open.TryDequeue(out var next)) Fill(next.Node, next.Position);
        return root;
    }

    public SchemaNode NodeAt(SchemaPosition position)
    {
        position = resources.Enter(position);
        if (nodes.TryGetValue((position.Node, position.Resource), out var node)) return node;
        node = new SchemaNode(position);
        nodes.Add((position.Node, position.Resource), node);
        open.Enqueue((node, position));
        return node;
    }

    public SchemaPosition Resolve(SchemaPosition from, string reference) => resources.Resolve(from, reference);

    private void Fill(SchemaNode node, SchemaPosition position)
    {
        var resource = position.Resource;
        if (!resource.IsEntered)
        {
            resource.IsEntered = true;
            foreach (var (name, anchored) in resource.DynamicAnchors) resource.DynamicNodes[name] = NodeAt(anchored);
        }
        switch (position.Node)
        {
            case JsonObject schema: node.Fill(KeywordsOf(schema, position)); break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.True: node.Fill([]); break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.False: node.Fill([new Never(position.Place)]); break;
            default: throw CoreDiagnostics.Schema(position.Place, $"Expected a schema (an object or a boolean), found {Instance.Of(position.Node).Shown}.");
        }
    }

    private List<Keyword> KeywordsOf(JsonObject schema, SchemaPosition position)
    {
        var keywords = new List<Keyword>();
        var refOnly = position.Resource.Dialect.IsDraft7 && schema.ContainsKey("$ref");
        foreach (var (name, value) in schema)
        {
            if (refOnly && name != "$ref") continue;
            if (KeywordTable.Find(position.Resource.Dialect, name) is { } create && create(new(this, position, schema, name, value)) is { } keyword) keywords.Add(keyword);
        }
        return keywords;
    }

    private sealed class PositionComparer : IEqualityComparer<(JsonNode, SchemaResource)>
    {
        public static readonly PositionComparer Instance = new();

        public bool Equals((JsonNode, SchemaResource) x, (JsonNode, SchemaResource) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((JsonNode, SchemaResource) obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Item1);
    }
}
