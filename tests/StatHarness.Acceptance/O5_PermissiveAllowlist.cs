using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>O5: nothing lets everything through at once. No word of a manifest, no approval of something else, no setting and no variable.</summary>
public sealed class O5_PermissiveAllowlist : IDisposable
{
    private const string Reads = "Log(System.IO.File.ReadAllText(\"/etc/passwd\"));\nReport.Clean(\"fine\", \"Read.\");\n";
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("*")]
    [InlineData("all")]
    [InlineData("dataset:*")]
    [InlineData("dataset:read ")]
    [InlineData("network")]
    [InlineData("files:read:/etc")]
    public void a_capability_is_one_that_there_is(string capability)
    {
        SmallPackage.Write(Path.Combine(workplace.Folder, "plugins"), "greedy", Reads, capability);
        var refused = workplace.Run("plugins", "install", Path.Combine("plugins", "greedy"), "--json").Expect(2).Json["diagnostic"]!;
        Assert.Contains("/capabilities/0", (string)refused["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("all")]
    [InlineData("yes")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("dataset:read")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public void an_approval_is_of_these_bytes_and_nothing_else(string approval)
    {
        workplace.Run("plugins", "install", new Variant(workplace).Folder).Expect(0);
        Assert.NotEqual(0, workplace.Run("plugins", "enable", "hello_rows", "--approve", approval).Exit);
        Assert.DoesNotContain(workplace.Run("plugins", "list", "--state", "enabled", "--json").Expect(0).Json.AsArray(), plugin => (string)plugin!["identity"]!["id"]! == "hello_rows");
    }

    [Fact]
    public void the_approval_of_one_version_is_none_of_another_that_may_do_more()
    {
        var one = workplace.Run("plugins", "install", new Variant(workplace).Folder, "--json").Expect(0).Json;
        workplace.Run("plugins", "enable", "hello_rows", "--approve", (string)one["bundle"]!).Expect(0);
        var wider = new Variant(workplace, at: "newer").Version("2.0.0").With("\"capabilities\": [\"dataset:read\", \"artifacts:write\"]");
        Assert.True((bool)workplace.Run("plugins", "update", wider.Folder, "--no-run", "--json").Expect(0).Json["needs_review"]!);
        workplace.Run("plugins", "switch", "hello_rows", "2.0.0").Expect(6);
        workplace.Run("plugins", "switch", "hello_rows", "2.0.0", "--approve", (string)one["bundle"]!).Expect(6);
    }

    [SkippableTheory]
    [InlineData("STATHARNESS_STATIC_CHECK", "0")]
    [InlineData("STATHARNESS_ISOLATION", "process-only")]
    [InlineData("STATHARNESS_TRUST_ALL", "1")]
    [InlineData("COMPlus_EnableDiagnostics", "1")]
    [InlineData("DOTNET_STARTUP_HOOKS", "/nowhere/hook.dll")]
    public void no_variable_of_the_environment_lets_a_script_through(string name, string value)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        SmallPackage.Write(Path.Combine(workplace.Folder, "plugins"), "greedy", Reads, "dataset:read");
        workplace.Write("data.csv", "n\n1\n2\n");
        var run = workplace.Run(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }, "run", "data.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "greedy");
        // The runtime itself refuses to start with a hook that is not there.
        if (name == "DOTNET_STARTUP_HOOKS" && run.Exit is not (0 or 4)) return;
        Assert.Equal(4, run.Exit);
        var execution = run.Json["executions"]!.AsArray().Single(entry => (string)entry!["plugin"]! == "greedy")!;
        Assert.Equal(("violation", "allowlist"), ((string)execution["outcome"]!, (string)execution["violations"]![0]!["syscall"]!));
        Assert.DoesNotContain("root:x:0", File.ReadAllText(Path.Combine((string)run.Json["run_dir"]!, "report.json")), StringComparison.Ordinal);
    }
}
