using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>plugins audit: the least that gives the same result on the fixture; written into the manifest it is what the plugin runs with.</summary>
public sealed class PluginAudits : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void what_makes_no_difference_is_named_and_cut_from_the_manifest()
    {
        var variant = new Variant(workplace).With("\"capabilities\": [\"dataset:read\", \"artifacts:write\"], \"depends_on\": [\"profile_basic\"]");
        var audit = workplace.Run("plugins", "audit", variant.Folder, "--write", "--json").Expect(0).Json;
        Assert.Equal(["dataset:read"], audit["capabilities"]!.AsArray().Select(name => (string)name!));
        var used = audit["lines"]!.AsArray().ToDictionary(line => $"{line!["what"]} {line["name"]}", line => (bool)line!["used"]!);
        Assert.Equal(new Dictionary<string, bool>
        {
            ["role who (resource)"] = false,
            ["role amount (amount)"] = true,
            ["upstream profile_basic"] = false,
            ["capability artifacts:write"] = false,
            ["capability dataset:read"] = true,
            ["setting limit"] = true,
        }, used);
        var manifest = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(variant.Folder, "plugin.json")))!;
        Assert.Equal(["dataset:read"], manifest["capabilities"]!.AsArray().Select(name => (string)name!));
        Assert.Empty(manifest["depends_on"]!.AsArray());
        var again = workplace.Run("plugins", "audit", variant.Folder, "--json").Expect(0).Json;
        Assert.Equal(0, (int)again["unused"]!);
    }

    [Fact]
    public void an_installed_package_keeps_its_bytes_and_one_that_fails_cannot_be_audited()
    {
        workplace.Run("plugins", "install", new Variant(workplace).Folder).Expect(0);
        Assert.Equal("SH7185", (string)workplace.Run("plugins", "audit", "hello_rows", "--write", "--json").Expect(2).Json["diagnostic"]!["code"]!);
        var failing = new Variant(workplace, at: "failing").Change("plugin.csx", "var large", "throw new InvalidOperationException(\"no\"); var large");
        Assert.Equal("SH7186", (string)workplace.Run("plugins", "audit", failing.Folder, "--json").Expect(4).Json["diagnostic"]!["code"]!);
    }
}
