using System.Text.Json.Nodes;
using StatHarness.Core.Schema;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Schema;

/// <summary>Our own cases, for a clone without the official suite: what is reported, not only whether.</summary>
public sealed class SchemaCasesTests
{
    private const string Manifest = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "required": ["id", "version"],
          "properties": {
            "id": { "type": "string", "pattern": "^[a-z_]+$" },
            "version": { "type": "string" },
            "budget": { "$ref": "#/$defs/budget" },
            "tags": { "type": "array", "items": { "enum": ["a", "b"] }, "uniqueItems": true, "maxItems": 3 },
            "a/b~c": { "type": "integer", "minimum": 1, "multipleOf": 0.5 }
          },
          "unevaluatedProperties": false,
          "$defs": { "budget": { "type": "object", "properties": { "time_ms": { "exclusiveMinimum": 0, "maximum": 1000 } }, "additionalProperties": false } }
        }
        """;

    [Theory]
    [InlineData("""{ "id": "x", "version": "1", "tags": ["a", "b"], "budget": { "time_ms": 1000.0 }, "a/b~c": 2.0 }""")]
    [InlineData("""{ "id": "X", "version": "1" }""", "/id", "#/properties/id/pattern", "pattern", "Expected text that matches /^[a-z_]+$/, found \"X\".")]
    [InlineData("""{ "id": "x\n", "version": "1" }""", "/id", "#/properties/id/pattern", "pattern", "\\n")]
    [InlineData("""{ "id": "x" }""", "", "#/required", "required", "'version'")]
    [InlineData("""{ "id": "x", "version": 1 }""", "/version", "#/properties/version/type", "type", "Expected string, found 1.")]
    [InlineData("""{ "id": "x", "version": "1", "more": 1 }""", "/more", "#/unevaluatedProperties", "false", "found 1.")]
    [InlineData("""{ "id": "x", "version": "1", "budget": { "time_ms": 0 } }""", "/budget/time_ms", "#/$defs/budget/properties/time_ms/exclusiveMinimum", "exclusiveMinimum", "Expected a number above 0, found 0.")]
    [InlineData("""{ "id": "x", "version": "1", "budget": { "space": 0 } }""", "/budget/space", "#/$defs/budget/additionalProperties", "false", "found 0.")]
    [InlineData("""{ "id": "x", "version": "1", "tags": ["a", "a"] }""", "/tags", "#/properties/tags/uniqueItems", "uniqueItems", "item 1 equal to item 0")]
    [InlineData("""{ "id": "x", "version": "1", "tags": ["c"] }""", "/tags/0", "#/properties/tags/items/enum", "enum", "Expected one of \"a\", \"b\", found \"c\".")]
    [InlineData("""{ "id": "x", "version": "1", "a/b~c": 1.5 }""", "/a~1b~0c", "#/properties/a~1b~0c/type", "type", "Expected integer, found 1.5.")]
    [InlineData("""[]""", "", "#/type", "type", "Expected object, found an array of 0 items.")]
    public void a_problem_says_where_and_what(string value, string? instancePath = null, string? schemaPath = null, string? keyword = null, string? message = null)
    {
        var problems = JsonSchema.Load(JsonNode.Parse(Manifest)!).Validate(JsonNode.Parse(value));
        if (instancePath is null)
        {
            Assert.Empty(problems);
            return;
        }
        var problem = Assert.Single(problems);
        Assert.Equal((instancePath, schemaPath, keyword), (problem.InstancePath, problem.SchemaPath, problem.Keyword));
        Assert.Contains(message!, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void all_problems_are_reported()
    {
        var problems = JsonSchema.Load(JsonNode.Parse(Manifest)!).Validate(JsonNode.Parse("""{ "id": 1, "tags": ["a", "x", "a", "y"], "more": true }"""));
        Assert.Equal(["required", "type", "enum", "enum", "uniqueItems", "maxItems", "false"], problems.Select(problem => problem.Keyword));
    }

    [Fact]
    public void values_made_in_memory_are_validated_like_parsed_ones()
    {
        var schema = JsonSchema.Load(JsonNode.Parse("""{ "type": ["integer", "string"], "minimum": 3, "minLength": 2 }""")!);
        JsonNode[] valid = [JsonValue.Create(3), JsonValue.Create(3L), JsonValue.Create(3.0), JsonValue.Create(3m), JsonValue.Create(9007199254740993), JsonValue.Create("ab"), JsonValue.Create(Guid.Empty)];
        Assert.All(valid, value => Assert.Empty(schema.Validate(value)));
        JsonNode[] invalid = [JsonValue.Create(2), JsonValue.Create(3.5), JsonValue.Create(true), JsonValue.Create("😀")];
        Assert.All(invalid, value => Assert.Single(schema.Validate(value)));
    }

    [Fact]
    public void numbers_are_compared_exactly()
    {
        var schema = JsonSchema.Load(JsonNode.Parse("""{ "maximum": 9007199254740992, "multipleOf": 0.01 }""")!);
        Assert.Empty(schema.Validate(JsonNode.Parse("1.13")));
        Assert.Equal("maximum", Assert.Single(schema.Validate(JsonNode.Parse("9007199254740993"))).Keyword);
        Assert.Equal("multipleOf", Assert.Single(schema.Validate(JsonNode.Parse("1.1300000000000000000001"))).Keyword);
    }

    [Fact]
    public void draft_07_ignores_what_stands_beside_a_reference_and_2020_12_does_not()
    {
        var schema = JsonNode.Parse("""{ "$ref": "#/definitions/a", "maximum": 1, "definitions": { "a": { "type": "integer" } } }""")!;
        Assert.Empty(JsonSchema.Load(schema, defaultDialect: JsonSchema.Draft7).Validate(2));
        Assert.Single(JsonSchema.Load(schema).Validate(2));
    }

    [Fact]
    public void schemas_satisfy_their_meta_schemas()
    {
        var meta = JsonSchema.Load(JsonNode.Parse($$"""{ "$ref": "{{JsonSchema.Draft202012}}" }""")!);
        Assert.Empty(meta.Validate(JsonNode.Parse(Manifest)));
        Assert.NotEmpty(meta.Validate(JsonNode.Parse("""{ "properties": { "a": { "minLength": -1 } } }""")));
        var draft7 = JsonSchema.Load(JsonNode.Parse($$"""{ "$ref": "{{JsonSchema.Draft7}}#" }""")!);
        Assert.NotEmpty(draft7.Validate(JsonNode.Parse("""{ "properties": { "a": { "type": "int" } } }""")));
    }
}
