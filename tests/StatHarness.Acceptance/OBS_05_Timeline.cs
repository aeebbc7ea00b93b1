using System.Xml.Linq;
using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>OBS-05: start, end, duration, waiting and bottleneck of a run, in text, Markdown, HTML and SVG.</summary>
public sealed class OBS_05_Timeline : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_timeline_names_the_chain_that_the_run_waited_for()
    {
        workplace.Run("run", Repository.CloseCycle, "--yes").Expect(0);
        var timeline = workplace.Run("timeline", "latest", "--json").Expect(0).Json;
        var entries = timeline["executions"]!.AsArray();
        Assert.Equal(8, entries.Count);
        Assert.Equal("report_bundle", (string)timeline["critical_path"]!.AsArray()[^1]!);
        Assert.True(timeline["critical_path"]!.AsArray().Count >= 2);
        var times = entries.Where(entry => entry!["start_ms"] is not null).ToDictionary(entry => (string)entry!["plugin"]!, entry => entry!);
        Assert.All(times.Values, entry =>
        {
            Assert.Equal((double)entry["start_ms"]! + (double)entry["duration_ms"]!, (double)entry["end_ms"]!, 1e-6);
            Assert.All(entry["depends_on"]!.AsArray().Where(id => times.ContainsKey((string)id!)), id => Assert.True((double)times[(string)id!]["end_ms"]! <= (double)entry["start_ms"]! + 1));
        });
        Assert.Equal((double)timeline["critical_ms"]!, entries.Where(entry => (bool)entry!["critical"]!).Sum(entry => (double)entry!["duration_ms"]!), 1e-6);
    }

    [Fact]
    public void every_form_shows_the_same_plugins()
    {
        workplace.Run("run", Repository.CloseCycle, "--yes").Expect(0);
        Assert.Contains("█", workplace.Run("timeline", "--svg", "timeline.svg").Expect(0).Output, StringComparison.Ordinal);
        var svg = XDocument.Load(Path.Combine(workplace.Folder, "timeline.svg"));
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value == "profile_basic");
        Assert.Contains("| profile_basic", workplace.Run("timeline", "--format", "md").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("<svg", workplace.Run("timeline", "--format", "html").Expect(0).Output, StringComparison.Ordinal);
        using var session = HarnessSession.Open(new HarnessOptions { AppData = workplace.AppData });
        Assert.Contains(session.FindRun("latest").Timeline.Executions, entry => entry is { Plugin: "profile_basic", StartMs: not null });
    }

    [Fact]
    public void reused_results_are_shown_as_cached()
    {
        workplace.Run("run", Repository.CloseCycle, "--yes").Expect(0);
        workplace.Run("run", Repository.CloseCycle, "--yes", "--set", "profile_basic.top=3").Expect(0);
        var entries = workplace.Run("timeline", "--json").Expect(0).Json["executions"]!.AsArray();
        Assert.True((bool)entries.Single(entry => (string)entry!["plugin"]! == "dq_temporal")!["cached"]!);
        Assert.Contains("cached", workplace.Run("timeline").Expect(0).Output, StringComparison.Ordinal);
    }
}
