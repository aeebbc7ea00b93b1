using System.Globalization;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>The resources that one schema reaches: finds <c>$id</c> and anchors where subschemas can stand, and nowhere else.</summary>
internal sealed class ResourceSet(SchemaRegistry registry, string defaultDialect)
{
    private static readonly HashSet<string> One = new(StringComparer.Ordinal)
    {
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
    };

    private static readonly HashSet<string> Many = new(StringComparer.Ordinal) { "allOf", "anyOf", "items", "oneOf", "prefixItems" };

    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties" };

    private readonly Dictionary<string, SchemaResource> byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonNode, SchemaResource> byRoot = new(ReferenceEqualityComparer.Instance);

    public SchemaResource AddDocument(JsonNode document, Uri uri, string label)
    {
        var dialect = DialectOf(document) ?? Dialect.Of(defaultDialect, registry);
        var resource = new SchemaResource(uri, document, dialect, label);
        byUri[SchemaUri.WithoutFragment(uri)] = resource;
        var open = new Stack<SchemaPosition>([new(resource, document, "")]);
        while (open.TryPop(out var position)) Scan(position, open);
        return byRoot.TryGetValue(document, out var named) ? named : resource;
    }

    /// <summary>A subschema with <c>$id</c> is the root of its own resource.</summary>
    public SchemaPosition Enter(SchemaPosition position) => byRoot.TryGetValue(position.Node, out var inner) ? new(inner, position.Node, "") : position;

    public SchemaPosition Resolve(SchemaPosition from, string reference)
    {
        if (!SchemaUri.TryResolve(from.Resource.Uri, reference, out var uri, out var fragment)) throw Nowhere(from, reference);
        var resource = ReferenceEquals(uri, from.Resource.Uri) ? from.Resource : ResourceAt(uri) ?? throw Nowhere(from, reference);
        if (fragment.Length == 0) return new(resource, resource.Root, "");
        if (fragment[0] != '/') return resource.Anchors.TryGetValue(fragment, out var anchored) ? anchored : throw Nowhere(from, reference);
        return Follow(new(resource, resource.Root, ""), fragment) ?? throw Nowhere(from, reference);
    }

    private SchemaResource? ResourceAt(Uri uri)
    {
        var key = SchemaUri.WithoutFragment(uri);
        if (byUri.TryGetValue(key, out var known)) return known;
        return registry.Find(key) is { } document ? AddDocument(document, uri, key) : null;
    }

    private SchemaPosition? Follow(SchemaPosition position, string pointer)
    {
        foreach (var token in pointer[1..].Split('/'))
        {
            var name = SchemaUri.Name(token);
            var child = position.Node switch
            {
                JsonObject members => members[name],
                JsonArray items when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                _ => null,
            };
            if (child is null) return null;
            position = Enter(position.At(name, child));
        }
        return position;
    }

    private void Scan(SchemaPosition position, Stack<SchemaPosition> open)
    {
        if (position.Node is not JsonObject schema) return;
        position = Identify(position, schema);
        foreach (var (name, value) in schema)
        {
            if (value is JsonObject single && One.Contains(name)) open.Push(position.At(name, single));
            else if (value is JsonArray items && Many.Contains(name))
            {
                var at = position.At(name, items);
                for (var i = 0; i < items.Count; i++)
                    if (items[i] is JsonObject item) open.Push(at.At(i.ToString(CultureInfo.InvariantCulture), item));
            }
            else if (value is JsonObject members && Named.Contains(name))
            {
                var at = position.At(name, members);
                foreach (var (key, member) in members)
                    if (member is JsonObject subschema) open.Push(at.At(key, subschema));
            }
        }
    }

    private SchemaPosition Identify(SchemaPosition position, JsonObject schema)
    {
        var (outer, isDraft7) = (position.Resource, (DialectOf(schema) ?? position.Resource.Dialect).IsDraft7);
        // Draft-07 §8.3: next to $ref everything else is ignored.
        if (isDraft7 && schema.ContainsKey("$ref")) return position;
        if (TextOf(schema, "$id") is { } id)
        {
            if (!SchemaUri.TryResolve(outer.Uri, id, out var uri, out var fragment)) throw CoreDiagnostics.Schema(position.Place, $"Expected a URI reference as $id, found '{id}'.");
            if (id.Length > 0 && id[0] != '#')
            {
                var isLoaded = ReferenceEquals(outer.Root, schema) && outer.Label.Length == 0;
                var resource = new SchemaResource(uri, schema, DialectOf(schema) ?? outer.Dialect, isLoaded ? "" : SchemaUri.WithoutFragment(uri));
                byUri[SchemaUri.WithoutFragment(uri)] = byRoot[schema] = resource;
                position = new(resource, schema, "");
            }
            if (isDraft7 && fragment.Length > 0) position.Resource.Anchors[fragment] = position;
        }
        if (isDraft7) return position;
        if (TextOf(schema, "$anchor") is { } anchor) position.Resource.Anchors[anchor] = position;
        if (TextOf(schema, "$dynamicAnchor") is { } dynamic) position.Resource.Anchors[dynamic] = position.Resource.DynamicAnchors[dynamic] = position;
        return position;
    }

    private Dialect? DialectOf(JsonNode schema)
    {
        if (schema is not JsonObject members || !members.TryGetPropertyValue("$schema", out var named)) return null;
        return Dialect.Of(named is JsonValue value && value.TryGetValue(out string? uri) ? uri : named?.ToJsonString() ?? "null", registry);
    }

    private static string? TextOf(JsonObject schema, string name) => schema[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static DiagnosticException Nowhere(SchemaPosition from, string reference) =>
        CoreDiagnostics.Schema(from.Place, $"Expected a reference to a known schema, found '{reference}' (base {from.Resource.Uri}), which names none.", "Mend the reference, or register the document; nothing is fetched.");
}
