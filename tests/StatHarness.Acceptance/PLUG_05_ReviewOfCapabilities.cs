using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-05: enabling needs a review of exactly these bytes; an update that widens what a plugin may do needs a new one, a narrowing one does not.</summary>
public sealed class PLUG_05_ReviewOfCapabilities : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void nothing_but_the_hash_of_these_bytes_approves_an_unsigned_package()
    {
        workplace.Run("plugins", "install", new Variant(workplace).Folder).Expect(0);
        var sheet = workplace.Run("plugins", "review", "hello_rows", "--json").Expect(0).Json;
        var bundle = (string)sheet["bundle"]!;
        Assert.Equal(("unsigned", "dataset:read"), ((string)sheet["signature"]!["status"]!, (string)sheet["capabilities"]![0]!["name"]!));
        Assert.Contains("nothing else of the table", (string)sheet["capabilities"]![0]!["meaning"]!, StringComparison.Ordinal);
        Assert.Equal("columns that play amount, resource", (string)sheet["reads"]!);
        foreach (var wrong in new[] { null, "dataset:read", "all", "yes", "00000000", bundle[..7], (string)sheet["identity"]!["code_hash"]! })
        {
            var refused = workplace.Run(["plugins", "enable", "hello_rows", "--json", .. wrong is null ? Array.Empty<string>() : ["--approve", wrong]]).Expect(6).Json["diagnostic"]!;
            Assert.Equal(wrong is null ? "SH7171" : "SH7172", (string)refused["code"]!);
        }
        workplace.Run("plugins", "enable", "hello_rows", "--approve", bundle[..8]).Expect(0);
        Assert.Equal("approved as " + bundle[..8], (string)workplace.Run("plugins", "review", "hello_rows", "--json").Expect(0).Json["approved"]!);

        // What was approved once stays so, for these bytes.
        workplace.Run("plugins", "disable", "hello_rows").Expect(0);
        workplace.Run("plugins", "enable", "hello_rows").Expect(0);
    }

    public static TheoryData<string, string, string> Wider => new()
    {
        { "\"type\"", "\"capabilities\": [\"dataset:read\", \"artifacts:write\"], \"type\"", "capability artifacts:write" },
        { "\"type\"", "\"capabilities\": [\"dataset:read\", \"dataset:sql\"], \"type\"", "capability dataset:sql" },
        { "\"type\"", "\"capabilities\": [\"dataset:read\", \"state:read\"], \"type\"", "capability state:read" },
        { "\"needs\": {", "\"needs\": { \"columns\": \"all\",", "columns beyond those of its roles" },
        { "\"needs\": {", "\"needs\": { \"upstream\": \"all\",", "results of other plugins" },
        { "\"who\": \"resource\"", "\"who\": \"resource\", \"when\": \"timestamp\"", "role timestamp" },
        { "\"type\"", "\"budget\": { \"memory_mb\": 4096 }, \"type\"", "memory budget" },
    };

    [Theory]
    [MemberData(nameof(Wider))]
    public async Task an_update_that_widens_needs_a_new_review_and_one_that_narrows_does_not(string from, string to, string what)
    {
        using var session = Variant.Open(workplace);
        Enable(session, new Variant(workplace));
        var update = await Update(session, new Variant(workplace, at: "wider").Version("1.1.0").Change("plugin.json", from, to));
        Assert.True(update.NeedsReview);
        var change = Assert.Single(update.Permissions);
        Assert.Equal((what, true), (change.What, change.Widens));
        var refusal = Refused.By(() => session.Inventory.Switch("hello_rows"));
        Assert.Equal(("SH7171", Core.ExitCode.ApprovalNeeded), (refusal.Diagnostic.Code, refusal.Exit));
        Assert.Contains(what, refusal.Diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("1.0.0", session.Plugins.Single(plugin => plugin.Manifest.Id == "hello_rows").Manifest.Version);
        session.Inventory.Switch("hello_rows", approve: update.Bundle.Abbreviated);

        var narrower = await Update(session, new Variant(workplace, at: "narrower").Version("1.2.0"));
        Assert.False(narrower.NeedsReview);
        Assert.False(Assert.Single(narrower.Permissions).Widens);
        Assert.Equal("1.2.0", session.Inventory.Switch("hello_rows").Version);
    }

    [Fact]
    public async Task an_update_shows_how_settings_and_output_differ()
    {
        using var session = Variant.Open(workplace);
        Enable(session, new Variant(workplace));
        var update = await Update(session, new Variant(workplace, at: "newer").Version("1.1.0")
            .Change("config.schema.json", "\"default\": 1000", "\"default\": 500").Change("output.schema.json", "\"large\": { \"type\": \"integer\"", "\"large\": { \"type\": \"number\""));
        var (settings, output) = (Assert.Single(update.Settings), Assert.Single(update.Output));
        Assert.Equal(("/limit", "changed"), (settings.Path, settings.Change));
        Assert.Contains("500", settings.After, StringComparison.Ordinal);
        Assert.Equal("/large", output.Path);
    }

    private static void Enable(HarnessSession session, Variant variant)
    {
        var change = session.Inventory.Install(variant.Folder);
        session.Inventory.Enable(change.Id, approve: change.Bundle.ToString());
    }

    private static Task<PluginUpdate> Update(HarnessSession session, Variant variant) => session.Inventory.UpdateAsync(variant.Folder, run: false);
}
