using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-03: identical work is reused by content; what changed re-runs exactly what depends on it, and every hit and miss says why.</summary>
public sealed class EXEC_03_ReuseByContent : IDisposable
{
    private const string Sum = """
        var column = Dataset.Numbers(Role("amount"));
        Report.Output(new { Sum = column.Present().Sum() });
        Report.Clean("added", "It added.");
        """;

    private readonly Workplace workplace = new();
    private readonly string plugins;

    public EXEC_03_ReuseByContent()
    {
        plugins = Path.Combine(workplace.Folder, "plugins");
        Packages.Write(plugins, "amounts", Sum, new() { ["needs"] = new JsonObject { ["roles"] = new JsonObject { ["amount"] = "amount" } } });
        Packages.Write(plugins, "everything", Packages.Busy(0), new() { ["needs"] = new JsonObject { ["columns"] = "all" } });
        // Its result does not depend on its setting.
        Packages.Write(plugins, "upstream", Packages.Busy(0), settings: new() { ["unused"] = new JsonObject { ["type"] = "integer", ["default"] = 1 } });
        Packages.Write(plugins, "downstream", Packages.Busy(0), new() { ["depends_on"] = new JsonArray("upstream") });
        workplace.Write("data.csv", "n,amount,host\n1,10.5,a\n2,20.5,b\n3,30.5,a\n");
    }

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_same_work_is_answered_by_the_earlier_run()
    {
        var first = Run("data.csv");
        var second = Run("data.csv");
        Assert.True((bool)second["reused"]!);
        Assert.Equal((string)first["run_id"]!, (string)second["run_id"]!);
        // Another selection is another run, and reuses the executions that are the same.
        var fewer = Run("data.csv", "--plugins", "amounts,everything");
        Assert.False((bool)fewer["reused"]!);
        foreach (var plugin in (string[])["amounts", "everything"])
        {
            Assert.True((bool)fewer.Execution(plugin)["cached"]!);
            Assert.Equal((string)first["run_id"]!, (string)fewer.Execution(plugin)["cached_from"]!);
            Assert.StartsWith("unchanged:", Assert.Single(fewer.Reasons(plugin)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void a_changed_column_re_runs_only_who_may_read_it()
    {
        Run("data.csv");
        workplace.Write("data.csv", "n,amount,host\n1,10.5,a\n2,20.5,c\n3,30.5,a\n");
        var second = Run("data.csv");
        Assert.True((bool)second.Execution("amounts")["cached"]!);
        Assert.False((bool)second.Execution("everything")["cached"]!);
        Assert.Equal(["data column host"], second.Reasons("everything"));
    }

    [Fact]
    public void an_upstream_that_ran_again_to_an_equal_result_re_runs_nobody()
    {
        Run("data.csv");
        var second = Run("data.csv", "--set", "upstream.unused=2");
        Assert.Equal(["settings"], second.Reasons("upstream"));
        Assert.False((bool)second.Execution("upstream")["cached"]!);
        Assert.True((bool)second.Execution("downstream")["cached"]!);
    }

    [Fact]
    public void a_corrupted_result_is_found_and_computed_again()
    {
        var first = Run("data.csv");
        var digest = Digest(first, "amounts");
        var path = Path.Combine(workplace.AppData, "objects", digest[..2], digest);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        Store.Overwrite(path, bytes);
        var second = Run("data.csv", "--plugins", "amounts,everything");
        Assert.False((bool)second.Execution("amounts")["cached"]!);
        Assert.True((bool)second.Execution("everything")["cached"]!);
        Assert.Equal(digest, Digest(second, "amounts"));
        Assert.Contains("amounts: the stored result could not be used", second.Report()["run"]!["warnings"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(digest, Store.Sha256(path));
    }

    [Fact]
    public void a_corrupted_report_is_not_handed_out_again()
    {
        var first = Run("data.csv");
        var path = Path.Combine((string)first["run_dir"]!, "report.md");
        Store.Overwrite(path, [.. File.ReadAllBytes(path), (byte)'\n']);
        var second = Run("data.csv");
        Assert.False((bool)second["reused"]!);
        Assert.Contains("report.md is not the one that was recorded", second.Report()["run"]!["warnings"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((string)first["report_hash"]!, (string)second["report_hash"]!);
    }

    [Fact]
    public void a_result_that_cannot_be_kept_is_a_warning()
    {
        var digest = Digest(Run("data.csv"), "amounts");
        Directory.Delete(workplace.AppData, recursive: true);
        // A folder where the object would go.
        Directory.CreateDirectory(Path.Combine(workplace.AppData, "objects", digest[..2], digest, "in the way"));
        var run = Run("data.csv");
        Assert.Equal("completed", (string)run["outcome"]!);
        Assert.Contains("amounts: its result could not be kept", run.Report()["run"]!["warnings"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Digest(JsonNode run, string plugin) =>
        (string)run.Report()["executions"]!.AsArray().Single(execution => (string)execution!["identity"]!["id"]! == plugin)!["result_digest"]!;

    private JsonNode Run(string file, params string[] further) => workplace.Run(
        ["run", file, "--yes", "--json", "--plugins-dir", plugins, .. further.Contains("--plugins") ? [] : (string[])["--plugins", "amounts,everything,upstream,downstream"], .. further]).Expect(0).Json;
}
