using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>META-02: change one byte of one file of a plugin and exactly the matching hash changes.</summary>
public sealed class META_02_PluginIdentity : IDisposable
{
    private static readonly string[] Hashes = ["code_hash", "manifest_hash", "schema_hash"];
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("plugin.csx", "code_hash")]
    [InlineData("plugin.json", "manifest_hash")]
    [InlineData("config.schema.json", "schema_hash")]
    [InlineData("output.schema.json", "schema_hash")]
    public void one_byte_changes_exactly_one_hash(string file, string hash)
    {
        var package = Packages.Copy("hello_rows", Path.Combine(workplace.Folder, "plugins"));
        var before = Identity();
        File.AppendAllText(Path.Combine(package, file), "\n");
        var after = Identity();
        Assert.Equal([hash], Hashes.Where(name => (string)before[name]! != (string)after[name]!));
    }

    private JsonNode Identity() =>
        workplace.Run("plugins", "list", "--plugins-dir", "plugins", "--json").Expect(0).Json.AsArray()
            .Select(plugin => plugin!["identity"]!).Single(identity => (string)identity["id"]! == "hello_rows");
}
