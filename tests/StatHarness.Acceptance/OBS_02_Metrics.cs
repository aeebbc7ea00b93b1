using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>OBS-02: times to first result and report, rates of failure, retry and correction, at under one percent.</summary>
public sealed class OBS_02_Metrics : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void nothing_is_claimed_before_a_run()
    {
        var metrics = workplace.Run("runs", "metrics", "--json").Expect(0).Json;
        Assert.Null(metrics["ttfr_ms"]);
        Assert.Null(metrics["failure"]!["share"]);
    }

    [SkippableFact]
    public void failures_and_corrections_are_counted_once_each()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Limits are enforced by the Linux sandbox.");
        Packages.Copy("no_verdict", Path.Combine(workplace.Folder, "plugins"));
        var table = workplace.Write("costs.csv", "id,amount\n1,10\n2,20\n3,30\n");
        workplace.Run("run", table, "--yes").Expect(0);
        workplace.Run("run", table, "--yes", "--fresh").Expect(0);
        workplace.Write("costs.csv", "id,amount\n1,10\n2,20\n3,31\n");
        workplace.Run("run", table, "--yes").Expect(0);
        workplace.Run("run", table, "--yes", "--set", "profile_basic.top=3").Expect(0);
        workplace.Run("run", table, "--yes", "--plugins-dir", "plugins").Expect(4);

        var metrics = workplace.Run("runs", "metrics", "--json").Expect(0).Json;
        var runs = metrics["by_run"]!.AsArray();
        Assert.Equal(5, runs.Count);
        Assert.Equal([false, true, true, true, false], runs.Select(run => (bool)run!["corrected"]!));
        Assert.Equal([true, false, false, false, false], runs.Select(run => (bool)run!["failed"]!));
        Assert.Equal(1, (int)metrics["failure"]!["count"]!);
        Assert.Equal(0.2, (double)metrics["failure"]!["share"]!, 1e-12);
        Assert.Equal(0, (int)metrics["retry"]!["count"]!);
        Assert.All(runs, run => Assert.True((double)run!["ttfr_ms"]! > 0 && (double)run["ttfr_ms"]! <= (double)run["report_ms"]!));
        Assert.Equal(2, (int)workplace.Run("runs", "metrics", "--last", "2", "--json").Expect(0).Json["by_run"]!.AsArray().Count);
        Assert.Contains("Cost of recording", workplace.Run("runs", "metrics").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void recording_costs_under_one_percent_of_a_run()
    {
        // Later runs are fresh but compile nothing: what is left is work, not waiting for a compiler. Of one run alone, a disk that was busy for 3 ms would be one percent.
        workplace.Run("run", Repository.CloseCycle, "--yes").Expect(0);
        for (var run = 0; run < 5; run++) workplace.Run("run", Repository.CloseCycle, "--yes", "--fresh").Expect(0);
        var metrics = workplace.Run("runs", "metrics", "--json").Expect(0).Json;
        var shares = metrics["by_run"]!.AsArray().Select(run => (double)run!["recording_share"]!).ToList();
        Assert.InRange(shares.Take(5).Order().ElementAt(2), 1e-9, 0.01);
        Assert.InRange((double)metrics["recording_share"]!, shares.Min(), shares.Max());
    }
}
