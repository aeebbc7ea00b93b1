using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>SEC-01: a refusal names file, line and symbol, and the allowed way.</summary>
public sealed class SEC_01_RefusalsHelp : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("var r = new System.Random(1);", "error", "plugin.csx:2:9", "System.Random", "new SeededStream(Seed, Stream(\"purpose\"))")]
    [InlineData("var e = Math.Exp(1);", "error", "plugin.csx:2:14", "System.Math.Exp", "DetMath")]
    [InlineData("var n = DateTime.Now;", "error", "plugin.csx:2:18", "System.DateTime.Now", "times in the data")]
    [InlineData("var t = System.IO.File.ReadAllText(\"x\");", "violation", "plugin.csx:2:19", "System.IO.File", "Dataset and Upstream")]
    public void a_refusal_names_the_place_and_the_allowed_way(string line, string outcome, string place, string symbol, string instead)
    {
        SmallPackage.Write(Path.Combine(workplace.Folder, "plugins"), "refused", $"// One line before.\n{line}\nReport.Clean(\"done\", \"Done.\");\n", "dataset:read");
        workplace.Write("data.csv", "n\n1\n2\n3\n");
        var run = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "refused").Expect(4).Json;
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!;
        var execution = report["executions"]!.AsArray().Single(e => (string)e!["identity"]!["id"]! == "refused")!;
        var told = report["run"]!["executions"]!.AsArray().Single(e => (string)e!["plugin"]! == "refused")!.ToJsonString() + (string)execution["justification"]! + (string)execution["remedy"]!;
        Assert.Equal(outcome, (string)execution["outcome"]!);
        Assert.Contains(place, told, StringComparison.Ordinal);
        Assert.Contains(symbol, told, StringComparison.Ordinal);
        Assert.Contains(instead, told.Replace("\\u0022", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
