using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>META-08: isolation, capabilities, violations, warnings, budgets used and rows seen, per plugin, in run view and report.</summary>
public sealed class META_08_TrustSignals : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void run_view_and_reports_show_them_for_each_plugin()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Violations are seen by the Linux sandbox.");
        Packages.Copy("hostile_open_socket", Path.Combine(workplace.Folder, "plugins"));
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--plugins-dir", "plugins").Expect(4).Json;
        var directory = (string)run["run_dir"]!;
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "report.json")))!;
        Assert.All(report["run"]!["executions"]!.AsArray(), execution => Assert.True((int)execution!["budget"]!["time_ms"]! > 0));

        var view = workplace.Run("runs", "show", "--plugins-dir", "plugins").Expect(0).Output;
        Assert.Matches(new Regex(@"profile_basic +full +dataset:read +0 +0 +all"), view);
        var markdown = File.ReadAllText(Path.Combine(directory, "report.md"));
        var row = markdown.Split('\n').Single(line => line.StartsWith("| profile_basic | full |", StringComparison.Ordinal));
        Assert.Contains("all 1,400", row, StringComparison.Ordinal);
        Assert.Contains(" % |", row, StringComparison.Ordinal);
        var hostile = markdown.Split('\n').Single(line => line.StartsWith("| hostile_open_socket |", StringComparison.Ordinal) && line.Contains("logs/", StringComparison.Ordinal));
        Assert.Matches(new Regex(@"\*\*\\\[[1-9]\d*\\\]\*\*"), hostile);
        Assert.Contains("Trust signals of this run", File.ReadAllText(Path.Combine(directory, "report.html")), StringComparison.Ordinal);
    }
}
