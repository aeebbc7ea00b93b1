using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-01: install, enable, update, switch, rollback, remove; each version gives its own fingerprint and report, every time.</summary>
public sealed class PLUG_01_Lifecycle : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    private string Table => Path.Combine(Repository.Fixture("plugins"), "hello_rows", "fixture", "input.csv");

    [Fact]
    public void v1_then_v2_then_rollback_gives_the_fingerprint_and_report_of_v1_again()
    {
        var one = new Variant(workplace);
        var installed = workplace.Run("plugins", "install", one.Zip("one.zip"), "--json").Expect(0).Json;
        Assert.Equal("disabled", (string)installed["state"]!);
        Assert.DoesNotContain("hello_rows", Planned());

        Approve("enable", installed);
        var first = Run();
        var report = Report(first);
        Assert.Contains("hello_rows", Planned());

        var two = new Variant(workplace, at: "newer").Version("2.0.0").Change("plugin.csx", "> Config.Limit).ToList()", ">= Config.Limit).ToList()");
        var update = workplace.Run("plugins", "update", two.Folder, "--no-run", "--json").Expect(0).Json;
        Assert.Equal(("candidate", "1.0.0", "2.0.0"), ((string)update["state"]!, (string)update["from"]!, (string)update["to"]!));
        Assert.False((bool)update["needs_review"]!);
        Assert.Equal(Key(first), Key(Run()));

        workplace.Run("plugins", "switch", "hello_rows", "2.0.0").Expect(0);
        var second = Run();
        Assert.NotEqual(report, Report(second));
        Assert.NotEqual(first["run_fingerprint"]!.ToString(), second["run_fingerprint"]!.ToString());
        Assert.NotEqual(first["report_hash"]!.ToString(), second["report_hash"]!.ToString());

        Assert.Equal("1.0.0", (string)workplace.Run("plugins", "rollback", "hello_rows", "--json").Expect(0).Json["version"]!);
        Assert.Equal(Key(first), Key(Run()));
        var computed = Run("--fresh");
        Assert.Equal(Key(first), Key(computed));
        Assert.NotEqual((string)first["run_id"]!, (string)computed["run_id"]!);
        Assert.Equal(report, Report(computed));

        workplace.Run("plugins", "switch", "hello_rows", "2.0.0").Expect(0);
        Assert.Equal(Key(second), Key(Run()));
        Assert.Equal(
            ["installed", "enabled", "offered", "replaced", "switched_to", "replaced", "rolled_back_to", "replaced", "switched_to"],
            workplace.Run("plugins", "history", "hello_rows", "--json").Expect(0).Json.AsArray().Select(line => (string)line!["event"]!));
    }

    [Fact]
    public void a_removed_plugin_leaves_a_tombstone_and_its_runs_still_verify()
    {
        var installed = workplace.Run("plugins", "install", new Variant(workplace).Folder, "--json").Expect(0).Json;
        Approve("enable", installed);
        var run = Run();
        workplace.Run("plugins", "remove", "hello_rows", "--reason", "no longer needed").Expect(0);
        Assert.DoesNotContain("hello_rows", Planned());
        Assert.DoesNotContain(workplace.Run("plugins", "list", "--json").Expect(0).Json.AsArray(), plugin => (string)plugin!["identity"]!["id"]! == "hello_rows");
        var last = workplace.Run("plugins", "history", "hello_rows", "--json").Expect(0).Json.AsArray()[^1]!;
        Assert.Equal(("removed", "enabled", "no longer needed"), ((string)last["event"]!, (string)last["from"]!, (string)last["detail"]!["reason"]!));
        Assert.Empty(workplace.Run("runs", "show", (string)run["run_id"]!, "--json").Expect(0).Json["integrity"]!.AsArray());

        Assert.Equal("disabled", (string)workplace.Run("plugins", "install", new Variant(workplace, at: "again").Folder, "--json").Expect(0).Json["state"]!);
    }

    [Fact]
    public void what_an_enabled_plugin_depends_on_is_neither_removed_nor_disabled()
    {
        using var session = Variant.Open(workplace);
        var shelf = session.Inventory;
        foreach (var variant in new[] { new Variant(workplace, "below"), new Variant(workplace, "above").With("\"depends_on\": [\"below\"]") })
        {
            var change = shelf.Install(variant.Folder);
            shelf.Enable(change.Id, approve: change.Bundle.ToString());
        }
        Assert.Equal("SH7181", Refused.By(() => shelf.Remove("below")).Diagnostic.Code);
        Assert.Contains("above", Refused.By(() => shelf.Disable("below")).Diagnostic.Message, StringComparison.Ordinal);
        shelf.Disable("above");
        shelf.Remove("below");
    }

    [Fact]
    public async Task a_shipped_plugin_can_be_switched_off_updated_and_brought_back()
    {
        using var session = Variant.Open(workplace);
        var shelf = session.Inventory;
        var before = session.Plugins.Count;
        shelf.Disable("dq_missingness");
        Assert.Equal(before - 1, session.Plugins.Count);
        shelf.Enable("dq_missingness");
        Assert.Equal(before, session.Plugins.Count);
        Assert.Equal("SH7182", Refused.By(() => shelf.Remove("dq_missingness")).Diagnostic.Code);
        Assert.Equal("shipped", shelf.List().Single(entry => entry.Identity.Id == "dq_missingness").Origin);

        var newer = Packages.CopyOf(Path.Combine(Repository.Root, "plugins", "dq_missingness"), Path.Combine(workplace.Folder, "newer"));
        File.WriteAllText(Path.Combine(newer, "plugin.json"), File.ReadAllText(Path.Combine(newer, "plugin.json")).Replace("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"", StringComparison.Ordinal));
        var update = await shelf.UpdateAsync(newer, run: false);
        Assert.True(update.NeedsReview, "A stranger's bytes in the place of shipped ones are reviewed.");
        Assert.Equal(Core.ExitCode.ApprovalNeeded, Refused.By(() => shelf.Switch("dq_missingness")).Exit);
        shelf.Switch("dq_missingness", approve: update.Bundle.Abbreviated);
        Assert.Equal("1.1.0", session.Plugins.Single(plugin => plugin.Manifest.Id == "dq_missingness").Manifest.Version);
        shelf.Remove("dq_missingness");
        Assert.Equal("1.0.0", session.Plugins.Single(plugin => plugin.Manifest.Id == "dq_missingness").Manifest.Version);
    }

    [Fact]
    public async Task one_version_is_one_content_and_the_same_bytes_again_change_nothing()
    {
        using var session = Variant.Open(workplace);
        var shelf = session.Inventory;
        var one = new Variant(workplace);
        var first = shelf.Install(one.Folder);
        Assert.True(first.Changed);
        var again = shelf.Install(one.Zip("same.zip", withFolder: true));
        Assert.Equal((false, first.Bundle), (again.Changed, again.Bundle));
        Assert.Equal("SH7175", (await Refused.ByAsync(() => shelf.UpdateAsync(new Variant(workplace, at: "other").Change("README.md", "Hello", "Good day").Folder, run: false))).Diagnostic.Code);
        Assert.Equal("SH7173", Refused.By(() => shelf.Install(new Variant(workplace, at: "newer").Version("1.1.0").Folder)).Diagnostic.Code);
        Assert.Equal("SH7174", (await Refused.ByAsync(() => shelf.UpdateAsync(new Variant(workplace, "stranger").Folder, run: false))).Diagnostic.Code);
        Assert.Equal("SH7176", Refused.By(() => shelf.Switch("hello_rows", "1.0.0")).Diagnostic.Code);
        Assert.Equal("SH7177", Refused.By(() => shelf.Rollback("hello_rows")).Diagnostic.Code);
        var unknown = Refused.By(() => shelf.Enable("hello_row")).Diagnostic;
        Assert.Equal(("SH7170", "Did you mean 'hello_rows'?"), (unknown.Code, unknown.Hint));
    }

    /// <summary>The bytes of a report without what varies between runs, read from the file and not from what the command says of it.</summary>
    private static string Report(JsonNode run)
    {
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!.AsObject();
        report.Remove("run");
        return report.ToJsonString();
    }

    private JsonNode Run(params string[] more) => workplace.Run(["run", Table, "--yes", "--plugins", "hello_rows", "--json", .. more]).Expect(0).Json;

    private void Approve(string command, JsonNode installed) =>
        workplace.Run("plugins", command, (string)installed["id"]!, "--approve", ((string)installed["bundle"]!)[..12]).Expect(0);

    private IEnumerable<string> Planned() => workplace.Run("plan", Table, "--json").Expect(0).Json["executions"]!.AsArray().Select(execution => (string)execution!["identity"]!["id"]!);

    private static (string, string) Key(JsonNode run) => ((string)run["run_fingerprint"]!, (string)run["report_hash"]!);
}
