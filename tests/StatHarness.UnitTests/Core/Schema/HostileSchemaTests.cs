using System.Text;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Schema;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Schema;

public sealed class HostileSchemaTests
{
    [Theory]
    [InlineData("""{ "$ref": "#" }""")]
    [InlineData("""{ "$ref": "#/$defs/a", "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "$ref": "#/$defs/a" } } }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#" }, { "$ref": "#" }] }""")]
    [InlineData("""{ "not": { "$ref": "#" } }""")]
    [InlineData("""{ "$dynamicAnchor": "a", "$dynamicRef": "#a" }""")]
    public void a_loop_of_references_ends_in_a_diagnostic(string schema)
    {
        var loaded = JsonSchema.Load(JsonNode.Parse(schema)!);
        Assert.Equal("SH1008", Assert.Throws<DiagnosticException>(() => loaded.Validate(1)).Diagnostic.Code);
    }

    [Fact]
    public void doubling_references_end_in_a_diagnostic()
    {
        var definitions = new JsonObject { ["d0"] = new JsonObject { ["type"] = "integer" } };
        for (var i = 1; i < 60; i++) definitions[$"d{i}"] = JsonNode.Parse($$"""{ "allOf": [{ "$ref": "#/$defs/d{{i - 1}}" }, { "$ref": "#/$defs/d{{i - 1}}" }] }""");
        var schema = JsonSchema.Load(new JsonObject { ["$defs"] = definitions, ["$ref"] = "#/$defs/d59" });
        Assert.Equal("SH1008", Assert.Throws<DiagnosticException>(() => schema.Validate(1)).Diagnostic.Code);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("(?=(a+)+$)b?(a|aa)+$")]
    public void a_pattern_that_explodes_does_not_hang(string pattern)
    {
        var schema = JsonSchema.Load(new JsonObject { ["pattern"] = pattern });
        try
        {
            Assert.Single(schema.Validate(new string('a', 40) + "!"));
        }
        catch (DiagnosticException exception)
        {
            Assert.Equal("SH1008", exception.Diagnostic.Code);
        }
    }

    [Fact]
    public void a_deep_value_under_a_recursive_schema_does_not_overflow()
    {
        JsonNode deep = new JsonArray();
        for (var i = 0; i < 250; i++) deep = new JsonArray(deep);
        var schema = JsonSchema.Load(JsonNode.Parse("""{ "type": "array", "items": { "anyOf": [{ "$ref": "#" }, { "type": "integer" }] } }""")!);
        Assert.Empty(schema.Validate(deep));
    }

    [Fact]
    public void a_number_with_a_huge_exponent_costs_nothing()
    {
        var schema = JsonSchema.Load(JsonNode.Parse("""{ "multipleOf": 0.7, "maximum": 1e999999999, "type": "integer" }""")!);
        Assert.Equal("multipleOf", Assert.Single(schema.Validate(JsonNode.Parse("1e999999998"))).Keyword);
    }

    [Theory]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-04/schema#" }""", "SH1004")]
    [InlineData("""{ "$schema": "https://json-schema.org/draft/2019-09/schema" }""", "SH1004")]
    [InlineData("""{ "$schema": 7 }""", "SH1004")]
    [InlineData("""{ "$ref": "https://example.com/other.json" }""", "SH1007")]
    [InlineData("""{ "$ref": "#/$defs/none" }""", "SH1007")]
    [InlineData("""{ "properties": { "a": { "minimum": "1" } } }""", "SH1007")]
    [InlineData("""{ "type": "int" }""", "SH1007")]
    [InlineData("""{ "pattern": "(" }""", "SH1007")]
    [InlineData("""{ "pattern": "\\Z" }""", "SH1007")]
    [InlineData("""{ "multipleOf": 0 }""", "SH1007")]
    [InlineData("""{ "minLength": -1 }""", "SH1007")]
    [InlineData("""{ "required": "a" }""", "SH1007")]
    [InlineData("""[]""", "SH1007")]
    public void a_bad_schema_is_refused_when_loaded(string schema, string code) =>
        Assert.Equal(code, Assert.Throws<DiagnosticException>(() => JsonSchema.Load(JsonNode.Parse(schema)!)).Diagnostic.Code);

    [Fact]
    public void problems_are_bounded()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 5000).Select(i => (JsonNode?)i)]);
        Assert.Equal(1001, JsonSchema.Load(JsonNode.Parse("""{ "items": { "type": "string" } }""")!).Validate(items).Count);
    }
}
