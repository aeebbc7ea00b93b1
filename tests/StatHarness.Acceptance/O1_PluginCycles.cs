using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>O1: plugins that depend on each other in a circle are named as one before any of them runs, installed or in a folder.</summary>
public sealed class O1_PluginCycles : IDisposable
{
    private static readonly string[] Ids = ["alpha", "beta", "gamma"];
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    private static string Table => Path.Combine(Repository.Fixture("plugins"), "hello_rows", "fixture", "input.csv");

    [Fact]
    public void the_circle_is_named_at_enable_and_everything_else_still_runs()
    {
        foreach (var (id, needs) in Ids.Zip(Ids.Skip(1).Append(Ids[0]))) workplace.Run("plugins", "install", Member(id, needs).Folder).Expect(0);
        foreach (var plugin in workplace.Run("plugins", "list", "--origin", "installed", "--json").Expect(0).Json.AsArray())
        {
            var refused = workplace.Run("plugins", "enable", (string)plugin!["identity"]!["id"]!, "--approve", (string)plugin["bundle"]!, "--json");
            Assert.NotEqual(0, refused.Exit);
            Assert.Equal("SH3213", (string)refused.Json["diagnostic"]!["code"]!);
            Assert.Contains("alpha → beta → gamma → alpha", (string)refused.Json["diagnostic"]!["message"]!, StringComparison.Ordinal);
        }
        workplace.Run("run", Table, "--yes", "--plugins", "profile_roles").Expect(0);
    }

    [Fact]
    public void a_circle_in_a_folder_ends_the_command_before_anything_runs()
    {
        foreach (var (id, needs) in Ids.Zip(Ids.Skip(1).Append(Ids[0]))) Member(id, needs);
        var refused = workplace.Run("run", Table, "--yes", "--json", "--plugins-dir", "packages").Expect(2);
        Assert.Contains("alpha → beta → gamma → alpha", refused.Output, StringComparison.Ordinal);
        Assert.Empty(workplace.Run("runs", "list", "--json").Expect(0).Json.AsArray());
    }

    private Variant Member(string id, string needs) => new Variant(workplace, id).With($"\"depends_on\": [\"{needs}\"]");
}
