using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

[Flags]
internal enum Vocabularies
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    FormatAssertion = 16,
    Standard = Core | Applicator | Unevaluated | Validation,
}

/// <summary>Which keywords a schema resource knows, and by which draft's rules.</summary>
internal sealed record Dialect(bool IsDraft7, Vocabularies Vocabularies)
{
    private const string Vocabulary = "https://json-schema.org/draft/2020-12/vocab/";

    public static Dialect Draft7 { get; } = new(true, Vocabularies.Standard);

    public static Dialect Draft202012 { get; } = new(false, Vocabularies.Standard);

    /// <summary>The two drafts by name, or by a registered meta-schema that is written in 2020-12 and lists its vocabularies.</summary>
    public static Dialect Of(string schemaUri, SchemaRegistry registry)
    {
        for (var (uri, hops) = (schemaUri, 0); hops < 8; hops++)
        {
            switch (uri.TrimEnd('#'))
            {
                case JsonSchema.Draft7: return Draft7;
                case JsonSchema.Draft202012: return Draft202012;
            }
            if (!Uri.TryCreate(uri, UriKind.Absolute, out var absolute) || registry.Find(SchemaUri.WithoutFragment(absolute)) is not JsonObject meta) break;
            if (meta["$vocabulary"] is JsonObject vocabularies) return new(false, Listed(vocabularies));
            if (meta["$schema"] is not JsonValue next || !next.TryGetValue(out string? nextUri)) break;
            uri = nextUri;
        }
        throw CoreDiagnostics.Dialect(schemaUri);
    }

    private static Vocabularies Listed(JsonObject vocabularies)
    {
        var listed = Vocabularies.None;
        foreach (var (uri, required) in vocabularies)
        {
            listed |= uri switch
            {
                Vocabulary + "core" => Vocabularies.Core,
                Vocabulary + "applicator" => Vocabularies.Applicator,
                Vocabulary + "unevaluated" => Vocabularies.Unevaluated,
                Vocabulary + "validation" => Vocabularies.Validation,
                Vocabulary + "format-assertion" => Vocabularies.FormatAssertion,
                Vocabulary + "format-annotation" or Vocabulary + "meta-data" or Vocabulary + "content" => Vocabularies.None,
                _ when required is JsonValue value && value.TryGetValue(out bool must) && !must => Vocabularies.None,
                _ => throw CoreDiagnostics.Dialect(uri),
            };
        }
        return listed | Vocabularies.Core;
    }
}
