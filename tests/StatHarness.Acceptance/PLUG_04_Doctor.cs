using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-04: a doctor loads a plugin, validates its schemas, runs its fixture in the sandbox, twice, and says what to do.</summary>
public sealed class PLUG_04_Doctor : IDisposable
{
    private static readonly string[] AllChecks = ["load", "manifest", "schemas", "readme", "signature", "dependencies", "compile", "fixture", "determinism"];
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_sound_package_passes_every_check_before_it_is_installed()
    {
        var found = workplace.Run("plugins", "doctor", new Variant(workplace).Zip("sound.zip"), "--json").Expect(0).Json;
        Assert.Equal("ok", (string)found["verdict"]!);
        var checks = found["plugins"]!.AsArray().Single()!["checks"]!.AsArray();
        Assert.Equal(AllChecks, checks.Select(check => (string)check!["name"]!));
        Assert.All(checks, check => Assert.Equal("ok", (string)check!["status"]!));
        Assert.Contains("twice the same bytes", (string)checks[^1]!["found"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void without_a_run_every_shipped_plugin_is_examined_and_nothing_is_computed()
    {
        var found = workplace.Run("plugins", "doctor", "--no-run", "--json").Expect(0).Json;
        var plugins = found["plugins"]!.AsArray();
        Assert.Equal(8, plugins.Count);
        Assert.All(plugins, plugin => Assert.Equal(["compile", "determinism", "fixture"], Named(plugin!, "skipped")));
        Assert.All(plugins, plugin => Assert.Equal("ok", (string)plugin!["verdict"]!));
    }

    public static TheoryData<string, string, string, string, string> Broken => new()
    {
        { "fixture/expected.json", "\"large\": 2", "\"large\": 7", "fixture", "expected 7, found 2" },
        { "plugin.csx", "Dataset.Numbers", "Dataset.Numbrs", "compile", "plugin.csx:1:" },
        { "plugin.csx", "var large", "throw new InvalidOperationException(\"no\"); var large", "fixture", "no" },
        { "config.schema.json", "\"default\": 1000", "\"default\": -1", "schemas", "/limit" },
        { "plugin.json", "\"needs\": {", "\"depends_on\": [\"nobody\"], \"needs\": {", "dependencies", "'nobody', which is not there" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task a_broken_package_fails_with_what_is_wrong_and_what_to_do(string file, string from, string to, string check, string says)
    {
        using var session = Variant.Open(workplace);
        var variant = new Variant(workplace).Change(file, from, to);
        var found = await session.Inventory.ExamineAsync(variant.Zip("broken.zip"));
        Assert.Equal("fail", found.Verdict);
        var failed = Assert.Single(Assert.Single(found.Plugins).Checks, one => one.Status == "fail");
        Assert.Equal(check, failed.Name);
        Assert.Contains(says, failed.Found, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(failed.Hint), failed.Found);
    }

    [Fact]
    public async Task a_result_that_depends_on_the_process_fails_the_determinism_probe()
    {
        // The allowlist refuses it, so the probe is tried without: it must not be the only thing that stands there.
        var beside = Path.GetDirectoryName(Repository.Program)!;
        using var session = HarnessSession.Open(new()
        {
            AppData = workplace.AppData, ShippedPlugins = Path.Combine(beside, "plugins"), WorkerPath = Path.Combine(beside, "worker", "StatHarness.Worker.dll"), StaticCheck = false,
        });
        var variant = new Variant(workplace).Change("plugin.csx", "Present = amounts.Count", "Present = \"amount\".GetHashCode() & 0xFFFFFF");
        var checks = Assert.Single((await session.Inventory.ExamineAsync(variant.Folder)).Plugins).Checks;
        Assert.Equal("fail", checks.Single(check => check.Name == "determinism").Status);
    }

    [Fact]
    public async Task a_candidate_that_fails_its_doctor_does_not_replace_a_version_that_works()
    {
        using var session = Variant.Open(workplace);
        var one = session.Inventory.Install(new Variant(workplace).Folder);
        session.Inventory.Enable("hello_rows", approve: one.Bundle.ToString());
        var update = await session.Inventory.UpdateAsync(new Variant(workplace, at: "newer").Version("2.0.0").Change("fixture/expected.json", "\"large\": 2", "\"large\": 7").Folder);
        Assert.Equal("fail", update.Health.Verdict);
        Assert.Equal("SH7178", Refused.By(() => session.Inventory.Switch("hello_rows")).Diagnostic.Code);
        Assert.Equal("fail", session.Inventory.List(new InventoryQuery(State: "candidate")).Single().Health);
    }

    private static IEnumerable<string> Named(JsonNode plugin, string status) =>
        plugin["checks"]!.AsArray().Where(check => (string)check!["status"]! == status).Select(check => (string)check!["name"]!).Order(StringComparer.Ordinal);
}
