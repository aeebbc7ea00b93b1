using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-06: culture, zone, seed, runtime and assemblies of an execution are fixed and recorded; the host's own change no byte.</summary>
public sealed class EXEC_06_FrozenEnvironment : IDisposable
{
    private const string Script = """
        Report.Output(new { Number = (1234.5).ToString(), Upper = "i".ToUpper(), Order = string.Compare("a", "B") });
        Report.Clean("looked", $"{1234.5} and {1e10:N1}");
        """;

    private readonly Workplace workplace = new();
    private readonly string plugins;

    public EXEC_06_FrozenEnvironment()
    {
        plugins = Path.Combine(workplace.Folder, "plugins");
        Packages.Write(plugins, "culture", Script);
        workplace.Write("data.csv", "a,day\n1.5,2025-03-30 02:30:00\n2.5,2025-10-26 02:30:00\n");
    }

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_manifest_lists_the_environment_under_one_hash()
    {
        var manifest = Run([]).File("run_manifest.json");
        var environment = manifest["environment"]!;
        Assert.Equal("invariant", (string)environment["culture"]!);
        Assert.Equal("UTC", (string)environment["time_zone"]!);
        Assert.StartsWith(".NET 10.", (string)environment["runtime"]!, StringComparison.Ordinal);
        Assert.Contains(environment["assemblies"]!.AsArray(), assembly => (string)assembly!["name"]! == "StatHarness.Statistics" && ((string)assembly["sha256"]!).Length == 64);
        Assert.Equal(64, ((string)manifest["environment_hash"]!).Length);
        Assert.Equal(16, ((string)manifest["seed"]!).Length);
    }

    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Kolkata")]
    [InlineData("de_DE.UTF-8", "America/St_Johns")]
    public void a_foreign_host_changes_no_byte(string culture, string zone)
    {
        var home = Run([]);
        var abroad = Run(new() { ["LANG"] = culture, ["LC_ALL"] = culture, ["TZ"] = zone, ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0" });
        Assert.Equal((string)home["report_hash"]!, (string)abroad["report_hash"]!);
        Assert.Equal((string)home["run_fingerprint"]!, (string)abroad["run_fingerprint"]!);
        Assert.Equal("1234.5", (string)abroad.File("artifacts/culture/output.json")["number"]!);
    }

    private JsonNode Run(Dictionary<string, string> environment) => workplace.Run(
        environment, "run", "data.csv", "--yes", "--json", "--fresh", "--plugins-dir", plugins, "--plugins", "culture,profile_basic").Expect(0).Json;
}
