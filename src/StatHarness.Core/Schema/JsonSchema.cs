using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>
/// A compiled JSON Schema of draft-07 or 2020-12. Immutable, safe to use from several threads.
/// <c>format</c> is an annotation unless the meta-schema declares the format-assertion vocabulary; content keywords are annotations.
/// </summary>
public sealed class JsonSchema
{
    public const string Draft7 = "http://json-schema.org/draft-07/schema";
    public const string Draft202012 = "https://json-schema.org/draft/2020-12/schema";

    private readonly SchemaNode root;

    private JsonSchema(SchemaNode root) => this.root = root;

    /// <param name="registry">Documents that <c>$ref</c> and <c>$schema</c> may name.</param>
    /// <param name="defaultDialect">For a schema without <c>$schema</c>: <see cref="Draft202012"/> if not given.</param>
    /// <exception cref="DiagnosticException">SH1004: another <c>$schema</c>. SH1007: a malformed keyword or a reference to nowhere.</exception>
    public static JsonSchema Load(JsonNode schema, SchemaRegistry? registry = null, string? defaultDialect = null) =>
        new(new SchemaCompiler(registry ?? new SchemaRegistry(), defaultDialect ?? Draft202012).Compile(schema.DeepClone()));

    /// <returns>Empty if <paramref name="instance"/> is valid; at most 1000 problems, then one that says so. In order of the schema's keywords.</returns>
    /// <exception cref="DiagnosticException">SH1008: endless references, a pattern that takes too long, or more work than is bearable.</exception>
    public IReadOnlyList<SchemaProblem> Validate(JsonNode? instance)
    {
        var problems = new List<SchemaProblem>();
        root.Test(instance, new Evaluation(problems), null);
        return problems;
    }

    /// <summary>As <see cref="Validate"/>, but stops at the first problem.</summary>
    public bool IsValid(JsonNode? instance) => root.Test(instance, new Evaluation(null), null);
}
