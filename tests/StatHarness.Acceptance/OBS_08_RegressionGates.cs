using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>OBS-08, O7: a planted slowdown and a report that changed fail the gate; noise does not.</summary>
public sealed class OBS_08_RegressionGates : IDisposable
{
    private readonly Workplace workplace = new();
    private string table = "";

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void a_planted_slowdown_fails_the_gate_and_noise_does_not()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The worker is confined on Linux.");
        Packages.Copy("busy_loop", Path.Combine(workplace.Folder, "plugins"));
        table = workplace.Write("few.csv", "id,amount\n1,10\n2,20\n3,30\n");
        Runs(rounds: 1);
        Gate(0, "--update");
        Runs(rounds: 1);
        Assert.Equal("pass", (string)Gate(0, "--threshold", "2")["verdict"]!);
        Runs(rounds: 8);
        var gate = Gate(5, "--threshold", "2");
        Assert.Equal("fail", (string)gate["verdict"]!);
        var slow = Assert.Single(gate["times"]!.AsArray(), time => (string)time!["verdict"]! == "slower")!;
        Assert.Equal("busy_loop", (string)slow["plugin"]!);
        Assert.True((double)slow["ratio"]! > 2 && (double)slow["cpu_ratio"]! > 2, slow.ToJsonString());
        Assert.Contains("slower", workplace.Run("bench", "gate", "--last", "3").Expect(5).Output, StringComparison.Ordinal);
        Gate(0, "--update");
    }

    [Fact]
    public void a_report_that_is_not_the_baseline_s_fails_the_gate()
    {
        table = workplace.Write("few.csv", "id,amount\n1,10\n2,20\n3,30\n");
        workplace.Run("run", table, "--yes").Expect(0);
        Assert.All(Gate(0, "--update")["determinism"]!.AsArray(), report => Assert.Equal("ok", (string)report!["verdict"]!));
        var file = Path.Combine(workplace.Folder, "bench-baseline.json");
        var baseline = JsonNode.Parse(File.ReadAllText(file))!;
        baseline["reports"]![0]!["report_hash"] = new string('0', 64);
        File.WriteAllText(file, baseline.ToJsonString());
        Assert.Equal("differs", (string)Gate(5)["determinism"]![0]!["verdict"]!);
    }

    [Fact]
    public void a_baseline_that_says_nothing_is_refused()
    {
        Assert.Contains("SH7154", workplace.Run("bench", "gate").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("SH7155", workplace.Run("bench", "gate", "--update").Expect(2).Error, StringComparison.Ordinal);
        workplace.Run("bench", "gate", "--threshold", "0.5").Expect(2);
    }

    private void Runs(int rounds)
    {
        for (var i = 0; i < 3; i++)
            workplace.Run("run", table, "--yes", "--fresh", "--plugins-dir", "plugins", "--plugins", "busy_loop", "--set", $"busy_loop.rounds={rounds}").Expect(0);
    }

    private JsonNode Gate(int exit, params string[] more) => workplace.Run(["bench", "gate", "--last", "3", "--json", .. more]).Expect(exit).Json;
}
