using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>QA-06: performance is held by what runs recorded: the gate runs nothing, compares medians of recorded durations, and prints by how much they differ.</summary>
public sealed class QA_06_SlowdownsArePrinted : IDisposable
{
    private const int Runs = 3;

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void recorded_durations_are_compared_and_the_difference_is_printed()
    {
        var table = Desk.Table(workplace, 1);
        var recorded = Enumerable.Range(0, Runs).Select(_ => Duration(workplace.Run("run", table, "--yes", "--fresh", "--json", "--plugins", "profile_basic").Expect(0).Json)).Order().ToList();
        workplace.Run("bench", "gate", "--update").Expect(0);
        var file = Path.Combine(workplace.Folder, "bench-baseline.json");
        var baseline = JsonNode.Parse(File.ReadAllText(file))!;
        var time = Assert.Single(baseline["times"]!.AsArray())!;
        Assert.Equal(recorded[Runs / 2], (double)time["median_ms"]!, tolerance: 1e-3);

        foreach (var name in (string[])["median_ms", "cpu_ms"]) time[name] = (double)time[name]! / 10;
        File.WriteAllText(file, baseline.ToJsonString());
        var gate = workplace.Run("bench", "gate").Expect(5);
        Assert.Matches(@"profile_basic\s.*\d ms\s+[\d,]+ ms\s+\d+\.\d\d\s.*slower", gate.Output);
        Assert.Equal(Runs, workplace.Run("runs", "list", "--json").Expect(0).Json.AsArray().Count);
    }

    private static double Duration(JsonNode run) => (double)run["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == "profile_basic")!["duration_ms"]!;
}
