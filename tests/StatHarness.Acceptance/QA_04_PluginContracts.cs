using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>QA-04: every shipped plugin gives on its fixture what its expected.json says. `STATHARNESS_ACCEPT=1` rewrites it for review.</summary>
public sealed class QA_04_PluginContracts : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string> Plugins => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "plugins")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Plugins))]
    public void the_fixture_gives_the_expected_result(string id)
    {
        var folder = Path.Combine(Repository.Root, "plugins", id);
        string[] accept = Environment.GetEnvironmentVariable("STATHARNESS_ACCEPT") == "1" ? ["--accept"] : [];
        var test = workplace.Run(["plugins", "test", folder, .. accept]).Expect(0);
        Assert.Contains(accept.Length == 0 ? "passed" : id, test.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.AppData), "Trying a package leaves nothing behind.");
    }

    [Fact]
    public void every_template_is_a_package_that_passes_and_finds_something()
    {
        Assert.Equal(["analysis", "profile", "report"], PluginAuthoring.Templates);
        foreach (var type in PluginAuthoring.Templates)
        {
            workplace.Run("plugins", "new", $"first_{type}", "--type", type).Expect(0);
            var test = workplace.Run("plugins", "test", Path.Combine("plugins", $"first_{type}"), "--json").Expect(0).Json;
            Assert.Equal("passed", (string)test["verdict"]!);
            Assert.Equal("full", (string)test["isolation"]!);
            Assert.NotEmpty(test["found"]!["findings"]!.AsArray());
        }
        var listed = workplace.Run("plugins", "list", "--plugins-dir", "plugins", "--json").Expect(0).Json.AsArray();
        Assert.Equal(3, listed.Count(plugin => ((string)plugin!["identity"]!["id"]!).StartsWith("first_", StringComparison.Ordinal)));
    }
}
