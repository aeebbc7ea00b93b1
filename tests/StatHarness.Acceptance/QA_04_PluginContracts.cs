using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>QA-04: every shipped plugin gives on its fixture what its expected.json says. `STATHARNESS_ACCEPT=1` rewrites it for review.</summary>
public sealed class QA_04_PluginContracts : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string> Plugins => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "plugins")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Plugins))]
    public void the_fixture_gives_the_expected_result(string id)
    {
        var fixture = Path.Combine(Repository.Root, "plugins", id, "fixture");
        var run = workplace.Run("run", Path.Combine(fixture, "input.csv"), "--yes", "--json", "--plugins", id).Expect(0).Json;
        var directory = (string)run["run_dir"]!;
        var findings = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "report.json")))!["findings"]!.AsArray()
            .Where(finding => (string)finding!["plugin"]! == id)
            .Select(finding => (JsonNode)new JsonObject
            {
                ["kind"] = (string)finding!["kind"]!,
                ["subject"] = finding["subject"]!.DeepClone(),
                ["statement"] = (string)finding["statement"]!,
                ["rows"] = finding["evidence"]!["rows"]!.DeepClone(),
            });
        var found = new JsonObject
        {
            ["outcome"] = (string)run["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == id)!["outcome"]!,
            ["findings"] = new JsonArray([.. findings]),
            ["output"] = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "artifacts", id, "output.json"))),
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        var path = Path.Combine(fixture, "expected.json");
        if (Environment.GetEnvironmentVariable("STATHARNESS_ACCEPT") == "1") File.WriteAllText(path, found);
        Assert.Equal(File.ReadAllText(path), found);
    }
}
