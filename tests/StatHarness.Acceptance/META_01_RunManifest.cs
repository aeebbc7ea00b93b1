using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using StatHarness.Core.Schema;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>META-01, QA-08: what a run writes validates, and carries all hashes and versions.</summary>
public sealed class META_01_RunManifest : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void manifest_plan_report_and_evaluation_validate_and_agree()
    {
        var dataset = workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json;
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var directory = (string)run["run_dir"]!;
        var report = Valid(directory, "report");
        var manifest = Valid(directory, "run_manifest");
        Valid(directory, "plan");
        Valid(directory, "evaluation");

        Assert.Equal("run_manifest.json", (string)report["provenance"]!["run_manifest_path"]!);
        foreach (var name in new[] { "raw_sha256", "data_hash", "dataset_version_id" }) Assert.Contains((string)dataset[name]!, manifest.ToJsonString(), StringComparison.Ordinal);
        foreach (var name in new[] { "run_id", "run_fingerprint", "report_hash" }) Assert.Contains((string)run[name]!, manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.CloseCycle))), (string)dataset["raw_sha256"]!);
    }

    [Fact]
    public void a_changed_report_is_noticed()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        workplace.Run("runs", "show", (string)run["run_id"]!).Expect(0);
        var report = Path.Combine((string)run["run_dir"]!, "report.json");
        var text = File.ReadAllText(report);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(report, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(report, text.Replace("\"rows\":1400", "\"rows\":1401", StringComparison.Ordinal));
        workplace.Run("runs", "show", (string)run["run_id"]!).Expect(3);
    }

    private static JsonNode Valid(string directory, string name)
    {
        var instance = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, name + ".json")))!;
        var schema = JsonSchema.Load(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", name + ".v1.schema.json")))!);
        Assert.Empty(schema.Validate(instance));
        return instance;
    }
}
