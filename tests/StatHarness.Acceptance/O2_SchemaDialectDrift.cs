using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>
/// O2: a schema means what its dialect says, also where two dialects give the same keyword two meanings; a version that drifts to another
/// dialect is seen in the update, and one to an unknown dialect does not come in.
/// </summary>
public sealed class O2_SchemaDialectDrift : IDisposable
{
    private const string Draft7 = "http://json-schema.org/draft-07/schema#", Draft2020 = "https://json-schema.org/draft/2020-12/schema";
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    /// <summary>In draft-07 an array under <c>items</c> is one schema a place; in 2020-12 that is <c>prefixItems</c>, and an array under <c>items</c> is malformed.</summary>
    [Theory]
    [InlineData(Draft7, "items", true)]
    [InlineData(Draft2020, "prefixItems", true)]
    [InlineData(Draft2020, "items", false)]
    [InlineData("http://json-schema.org/draft-04/schema#", "items", false)]
    public void each_dialect_has_its_own_words(string dialect, string keyword, bool accepted)
    {
        var variant = new Variant(workplace);
        File.WriteAllText(Path.Combine(variant.Folder, "config.schema.json"), Schema(dialect, keyword));
        var end = workplace.Run("plugins", "install", variant.Folder, "--json");
        Assert.Equal(accepted ? 0 : 2, end.Exit);
        if (!accepted) Assert.Contains("config.schema.json", end.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Draft7, "items")]
    [InlineData(Draft2020, "prefixItems")]
    public void a_setting_is_held_to_the_dialect_of_its_schema(string dialect, string keyword)
    {
        var variant = new Variant(workplace);
        File.WriteAllText(Path.Combine(variant.Folder, "config.schema.json"), Schema(dialect, keyword));
        workplace.Run("settings", "set", "hello_rows.span=[1,2]", "--plugins-dir", "packages").Expect(0);
        var refused = workplace.Run("settings", "set", "hello_rows.span=[-1,2]", "--plugins-dir", "packages", "--json").Expect(2).Json["diagnostic"]!;
        Assert.Contains("/span/0", (string)refused["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void a_version_that_drifts_shows_it_in_the_update()
    {
        var one = new Variant(workplace);
        File.WriteAllText(Path.Combine(one.Folder, "config.schema.json"), Schema(Draft7, "items"));
        workplace.Run("plugins", "install", one.Folder).Expect(0);
        var two = new Variant(workplace, at: "newer").Version("2.0.0");
        File.WriteAllText(Path.Combine(two.Folder, "config.schema.json"), Schema(Draft2020, "prefixItems"));
        var changes = workplace.Run("plugins", "update", two.Folder, "--no-run", "--json").Expect(0).Json["settings"]!.AsArray();
        Assert.NotEmpty(changes);
        Assert.Contains(Draft2020, changes.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Schema(string dialect, string keyword) =>
        $$"""{ "$schema": "{{dialect}}", "type": "object", "properties": { "limit": { "type": "number", "default": 1000 }, "span": { "type": "array", "items": { "type": "number" }, "default": [1, 2], "allOf": [{ "{{keyword}}": [{ "minimum": 0 }, true] }] } } }""";
}
