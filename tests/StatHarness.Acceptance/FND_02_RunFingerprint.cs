using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>FND-02, EXEC-03: same inputs, same fingerprint; one changed input, another fingerprint, and the reason is named.</summary>
public sealed class FND_02_RunFingerprint : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void one_changed_setting_changes_the_fingerprint_and_re_runs_what_depends_on_it()
    {
        var first = Run();
        var second = Run("--set", "process_queue_delay.threshold_seconds=120");
        Assert.NotEqual((string)first["run_fingerprint"]!, (string)second["run_fingerprint"]!);
        Assert.False((bool)second["reused"]!);
        Assert.Equal(["process_queue_delay", "report_bundle"], second["executions"]!.AsArray()
            .Where(execution => (string)execution!["outcome"]! != "not_applicable" && !(bool)execution["cached"]!).Select(execution => (string)execution!["plugin"]!).Order(StringComparer.Ordinal));
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)second["run_dir"]!, "report.json")))!;
        var reasons = report["run"]!["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == "process_queue_delay")!["reasons"]!.ToJsonString();
        Assert.Contains("settings", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void another_seed_and_other_data_are_other_work()
    {
        var first = (string)Run()["run_fingerprint"]!;
        Assert.NotEqual(first, (string)Run("--seed", "00000000075bcd15")["run_fingerprint"]!);
        var other = workplace.Write("other.csv", File.ReadAllText(Repository.CloseCycle).Replace("QPURGE", "QPURGF", StringComparison.Ordinal));
        Assert.NotEqual(first, (string)workplace.Run("run", other, "--yes", "--json").Expect(0).Json["run_fingerprint"]!);
    }

    [Fact]
    public void a_bad_setting_is_refused_before_anything_runs()
    {
        var refused = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--set", "process_queue_delay.threshold_seconds=-1").Expect(2).Json;
        Assert.Contains("threshold_seconds", refused["diagnostic"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private JsonNode Run(params string[] further) => workplace.Run(["run", Repository.CloseCycle, "--yes", "--json", .. further]).Expect(0).Json;
}
