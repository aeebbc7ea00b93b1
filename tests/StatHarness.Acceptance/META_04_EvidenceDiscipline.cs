using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>META-04, U3: a finding says how it was come by, and a modeled one what it rests on. The harness refuses anything else, whatever the plugin.</summary>
public sealed class META_04_EvidenceDiscipline : IDisposable
{
    private const string Complete = """Report.Modeled("what_if", ("column", "amount"), "S.", assumptions: ["a"], scope: "dataset", baseline: new { Rows = 1 }, delta: new { Rows = -1 }, population: "rows", evidence: Rows(0))""";

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_complete_model_is_reported_as_modeled()
    {
        var execution = Run(Complete + ";", 0, out var report);
        Assert.Equal("findings", (string)execution["outcome"]!);
        var finding = report["findings"]!.AsArray().Single(entry => (string)entry!["plugin"]! == "careless")!;
        Assert.Equal("modeled", (string)finding["measurement_type"]!);
    }

    [Theory]
    [InlineData("assumptions: [\"a\"]", "assumptions: []", "assumptions")]
    [InlineData("scope: \"dataset\"", "scope: \" \"", "scope")]
    [InlineData("baseline: new { Rows = 1 }", "baseline: new { }", "baseline")]
    [InlineData("delta: new { Rows = -1 }", "delta: new { }", "delta")]
    public void a_model_that_leaves_out_what_it_rests_on_is_no_output(string stated, string left, string missing)
    {
        var execution = Run(Complete.Replace(stated, left, StringComparison.Ordinal) + ";", 4, out var report);
        Assert.Equal("invalid_output", (string)execution["outcome"]!);
        var why = (string)execution["justification"]!;
        foreach (var named in new[] { "careless", "what_if", missing, "hint:" }) Assert.Contains(named, why, StringComparison.Ordinal);
        Assert.DoesNotContain(report["findings"]!.AsArray(), entry => (string)entry!["plugin"]! == "careless");
    }

    [SkippableTheory]
    [InlineData("MeasurementType", "\"\"", "measurement_type", "Report.Measured")]
    [InlineData("MeasurementType", "\"guessed\"", "guessed", "Report.Measured")]
    [InlineData("Scope", "\"\"", "scope", "scope:")]
    [InlineData("Assumptions", "new List<string>()", "assumptions", "assumptions:")]
    public void a_plugin_that_goes_around_the_sdk_meets_the_same_gate(string property, string value, string missing, string fix)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only the sandbox may run a plugin without the static check.");
        // Reflection, which the static check refuses: the gate must not rest on it.
        var execution = Run($"var finding = {Complete};\nfinding.GetType().GetProperty(\"{property}\").SetValue(finding, {value});", 4, out _, "--without-static-check");
        Assert.Equal("invalid_output", (string)execution["outcome"]!);
        var why = (string)execution["justification"]!;
        foreach (var named in new[] { "careless", "what_if", missing, fix }) Assert.Contains(named, why, StringComparison.Ordinal);
    }

    private JsonNode Run(string script, int exit, out JsonNode report, params string[] further)
    {
        workplace.Run("plugins", "new", "careless").Expect(0);
        File.WriteAllText(Path.Combine(workplace.Folder, "plugins", "careless", "plugin.csx"), "Report.Output(new { Present = 1, Far = 0, Low = 0, High = 0 });\n" + script + "\n");
        var input = Path.Combine("plugins", "careless", "fixture", "input.csv");
        var run = workplace.Run(["run", input, "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "careless", .. further]).Expect(exit).Json;
        report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!;
        return report["executions"]!.AsArray().Single(entry => (string)entry!["identity"]!["id"]! == "careless")!;
    }
}
