using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-02, UX-03: a plan explains each plugin, can be approved, and is executed exactly as approved or refused with the changed input named.</summary>
public sealed class EXEC_02_PlanIsAnArtifact : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly string plugins;

    public EXEC_02_PlanIsAnArtifact()
    {
        plugins = Path.Combine(workplace.Folder, "plugins");
        Packages.Write(plugins, "quick", Packages.Busy(0), settings: new() { ["depth"] = new JsonObject { ["type"] = "integer", ["default"] = 1 } });
        Packages.Copy("hello_rows", plugins);
        workplace.Write("data.csv", "n,amount,host\n1,10,a\n2,20,b\n3,3000,a\n");
    }

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void an_approved_plan_is_executed_exactly_as_it_is()
    {
        var plan = Plan("--plugins", "quick,profile_roles", "--set", "quick.depth=3", "--seed", "00000000075bcd15").Expect(0).Json;
        Assert.All(plan["executions"]!.AsArray(), planned => Assert.False(string.IsNullOrWhiteSpace((string)planned!["why"]!)));
        Assert.Equal("SH7118", (string)Run().Expect(6).Json["diagnostic"]!["code"]!);
        workplace.Run("plan", "approve", "plan.json", "--plugins-dir", plugins).Expect(0);
        var run = Run().Expect(0).Json;
        Assert.Equal((string)plan["run_fingerprint"]!, (string)run["run_fingerprint"]!);
        Assert.Equal(Store.Sha256(Path.Combine(workplace.Folder, "plan.json")), (string)run.File("run_manifest.json")["started_by"]!["approved_plan"]!);
        var again = Plan("--plugins", "quick,profile_roles", "--set", "quick.depth=3", "--seed", "00000000075bcd15").Expect(0).Json;
        var cached = again["executions"]!.AsArray().Where(planned => (string)planned!["decision"]! == "run").ToList();
        Assert.All(cached, planned => Assert.True((bool)planned!["cached"]!));
        Assert.All(cached, planned => Assert.StartsWith("unchanged: code, manifest", (string)planned!["reasons"]!.AsArray().Single()!, StringComparison.Ordinal));
        Assert.All(cached, planned => Assert.True((double)planned!["expected"]!["low_ms"]! <= (double)planned["expected"]!["high_ms"]!));
    }

    [Theory]
    [InlineData("data", "the data: data hash", "columns: amount")]
    [InlineData("code", "plugin quick: its code", "plugin quick")]
    [InlineData("schema", "plugin quick: its schemas", "plugin quick")]
    [InlineData("manifest", "plugin quick: version was 1.0.0, is 1.0.1", "its manifest")]
    [InlineData("new", "plugin another: is new", "another")]
    [InlineData("gone", "plugin quick: is gone", "quick")]
    public void a_changed_input_is_named_and_refused(string input, string named, string also)
    {
        Plan("--plugins", "quick,profile_roles").Expect(0);
        workplace.Run("plan", "approve", "plan.json", "--plugins-dir", plugins).Expect(0);
        Change(input);
        var refused = Run("data.csv").Expect(6).Json["diagnostic"]!;
        Assert.Equal("SH7119", (string)refused["code"]!);
        Assert.Contains(named, (string)refused["message"]!, StringComparison.Ordinal);
        Assert.Contains(also, (string)refused["message"]!, StringComparison.Ordinal);
        Assert.Empty(workplace.Run("runs", "list", "--json").Expect(0).Json.AsArray());
    }

    [Fact]
    public void a_plan_that_was_edited_after_its_approval_is_not_approved()
    {
        Plan("--plugins", "quick").Expect(0);
        workplace.Run("plan", "approve", "plan.json", "--plugins-dir", plugins).Expect(0);
        var path = Path.Combine(workplace.Folder, "plan.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"depth\":1", "\"depth\":2", StringComparison.Ordinal));
        Assert.Equal("SH7118", (string)Run().Expect(6).Json["diagnostic"]!["code"]!);
        File.WriteAllText(path, "{}");
        Assert.Equal("SH7117", (string)Run().Expect(2).Json["diagnostic"]!["code"]!);
    }

    private void Change(string input)
    {
        var quick = Path.Combine(plugins, "quick");
        switch (input)
        {
            case "data": workplace.Write("data.csv", "n,amount,host\n1,10,a\n2,21,b\n3,3000,a\n"); break;
            case "code": File.AppendAllText(Path.Combine(quick, "plugin.csx"), "// changed\n"); break;
            case "schema": File.AppendAllText(Path.Combine(quick, "output.schema.json"), "\n"); break;
            case "manifest": File.WriteAllText(Path.Combine(quick, "plugin.json"), File.ReadAllText(Path.Combine(quick, "plugin.json")).Replace("1.0.0", "1.0.1", StringComparison.Ordinal)); break;
            case "new": Packages.Write(plugins, "another", Packages.Busy(0)); break;
            case "gone": Directory.Delete(quick, recursive: true); break;
        }
    }

    private Finished Plan(params string[] further) => workplace.Run(["plan", "data.csv", "--out", "plan.json", "--json", "--plugins-dir", plugins, .. further]);

    private Finished Run(params string[] further) => workplace.Run(["run", .. further, "--plan", "plan.json", "--json", "--plugins-dir", plugins]);
}
