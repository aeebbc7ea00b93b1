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
    public void a_model_that_leaves_out_what_it_rests_on_is_no_output()
    {
        (string Id, string Stated, string Left, string Missing)[] careless =
        [
            ("no_assumptions", "assumptions: [\"a\"]", "assumptions: []", "assumptions"),
            ("no_scope", "scope: \"dataset\"", "scope: \" \"", "scope"),
            ("no_baseline", "baseline: new { Rows = 1 }", "baseline: new { }", "baseline"),
            ("no_delta", "delta: new { Rows = -1 }", "delta: new { }", "delta"),
        ];
        Make("complete", Complete + ";");
        foreach (var (id, stated, left, _) in careless) Make(id, Complete.Replace(stated, left, StringComparison.Ordinal) + ";");
        var report = Run([.. careless.Select(plugin => plugin.Id), "complete"]);
        foreach (var (id, _, _, missing) in careless) Refused(report, id, id, "what_if", missing, "hint:");

        Assert.Equal("findings", (string)Execution(report, "complete")["outcome"]!);
        var finding = Assert.Single(report["findings"]!.AsArray())!;
        Assert.Equal(("complete", "modeled"), ((string)finding["plugin"]!, (string)finding["measurement_type"]!));
    }

    [SkippableFact]
    public void a_plugin_that_goes_around_the_sdk_meets_the_same_gate()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only the sandbox may run a plugin without the static check.");
        (string Id, string Property, string Value, string Missing, string Fix)[] forgers =
        [
            ("untyped", "MeasurementType", "\"\"", "measurement_type", "Report.Measured"),
            ("guessed", "MeasurementType", "\"guessed\"", "guessed", "Report.Measured"),
            ("scopeless", "Scope", "\"\"", "scope", "scope:"),
            ("assuming", "Assumptions", "new List<string>()", "assumptions", "assumptions:"),
        ];
        // Reflection, which the static check refuses: the gate must not rest on it.
        foreach (var (id, property, value, _, _) in forgers)
            Make(id, $"var finding = {Complete};\nfinding.GetType().GetProperty(\"{property}\")!.SetValue(finding, {value});");
        var report = Run([.. forgers.Select(plugin => plugin.Id)], "--without-static-check");
        foreach (var (id, _, _, missing, fix) in forgers) Refused(report, id, $"'{id}'", "what_if", missing, fix);
        Assert.Empty(report["findings"]!.AsArray());
    }

    private static void Refused(JsonNode report, string id, params string[] names)
    {
        var execution = Execution(report, id);
        Assert.True((string)execution["outcome"]! == "invalid_output", $"{id}: {execution["outcome"]}, {execution["justification"]}");
        foreach (var name in names) Assert.Contains(name, (string)execution["justification"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(report["findings"]!.AsArray(), finding => (string)finding!["plugin"]! == id);
    }

    private static JsonNode Execution(JsonNode report, string id) => report["executions"]!.AsArray().Single(entry => (string)entry!["identity"]!["id"]! == id)!;

    private void Make(string id, string script)
    {
        Packages.New(workplace, id);
        File.WriteAllText(Path.Combine(workplace.Folder, "plugins", id, "plugin.csx"), "Report.Output(new { Present = 1, Far = 0, Low = 0, High = 0 });\n" + script + "\n");
    }

    private JsonNode Run(IReadOnlyList<string> ids, params string[] further)
    {
        var input = Path.Combine("plugins", ids[0], "fixture", "input.csv");
        var run = workplace.Run(["run", input, "--yes", "--json", "--plugins-dir", "plugins", "--plugins", string.Join(',', ids), .. further]).Expect(4).Json;
        return JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!;
    }
}
