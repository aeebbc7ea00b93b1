using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>OBS-01: structured logs per run and plugin, capped, linked from manifest and report.</summary>
public sealed class OBS_01_Logs : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_run_says_what_happened_in_it()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var events = workplace.Run("runs", "logs", (string)run["run_id"]!, "--json").Expect(0).Json["events"]!.AsArray();
        var kinds = events.Select(entry => (string)entry!["event"]!).ToList();
        Assert.Equal("run_started", kinds[0]);
        Assert.Equal("merged", kinds[^1]);
        Assert.Equal(8, kinds.Count(kind => kind == "planned"));
        Assert.Equal(7, kinds.Count(kind => kind == "started"));
        Assert.Equal(8, kinds.Count(kind => kind == "finished"));
        Assert.All(events, entry => Assert.All(new[] { "time", "level", "source", "message", "fields" }, name => Assert.NotNull(entry![name])));
        var missed = events.Single(entry => (string)entry!["event"]! == "finished" && (string)entry["source"]! == "profile_basic")!;
        Assert.Contains("never run", missed["fields"]!["reasons"]!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        workplace.Run("run", Repository.CloseCycle, "--yes", "--plugins", "profile_basic").Expect(0);
        Assert.Contains(workplace.Run("runs", "logs", "--json").Expect(0).Json["events"]!.AsArray(), entry => (string)entry!["event"]! == "cached");
    }

    [Fact]
    public void the_last_lines_and_the_whole_file_are_to_be_had()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        Assert.Single(workplace.Run("runs", "logs", "latest", "--last", "1", "--json").Expect(0).Json["events"]!.AsArray());
        workplace.Run("runs", "logs", "latest", "--plugin", "profile_basic", "--out", "copy.log").Expect(0);
        Assert.Equal(File.ReadAllBytes(Path.Combine((string)run["run_dir"]!, "logs", "profile_basic.log")), File.ReadAllBytes(Path.Combine(workplace.Folder, "copy.log")));
        Assert.Contains("SH7150", workplace.Run("runs", "logs", "latest", "--plugin", "profile_basik").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("SH7151", workplace.Run("runs", "logs", "latest", "--out", "no/such/folder/x").Expect(7).Error, StringComparison.Ordinal);
        workplace.Run("runs", "logs", "latest", "--last", "0").Expect(2);
    }

    [Fact]
    public void manifest_and_reports_lead_to_the_logs()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var directory = (string)run["run_dir"]!;
        var artifacts = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "run_manifest.json")))!["completion"]!["artifacts"]!.AsArray().Select(file => (string)file!["path"]!).ToList();
        Assert.Contains("logs/run.ndjson", artifacts);
        Assert.Contains("logs/profile_basic.log", artifacts);
        Assert.Contains("](logs/run.ndjson)", File.ReadAllText(Path.Combine(directory, "report.md")), StringComparison.Ordinal);
        Assert.Contains("href=\"logs/profile_basic.log\"", File.ReadAllText(Path.Combine(directory, "report.html")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void a_flood_is_capped_and_says_so()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The worker is confined on Linux.");
        Packages.Copy("chatty_log", Path.Combine(workplace.Folder, "plugins"));
        workplace.Run("run", Repository.CloseCycle, "--yes", "--plugins-dir", "plugins", "--plugins", "chatty_log",
            "--set", "chatty_log.lines=1000000", "--set", "chatty_log.api_key=k3y-of-the-house").Expect(0);
        using var session = HarnessSession.Open(new HarnessOptions { AppData = workplace.AppData });
        var lines = session.Logs("latest").Lines("chatty_log");
        Assert.InRange(lines.Count, 900, 2_100);
        Assert.Contains(lines, line => line.Contains("999,00", StringComparison.Ordinal) && line.Contains("were not kept", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("error harness", StringComparison.Ordinal));
        Assert.Contains(lines, line => line == "warn  plugin: It talks a lot.");
        Assert.DoesNotContain(lines, line => line.Contains("k3y-of-the-house", StringComparison.Ordinal));
        Assert.Contains(lines, line => line == "info  plugin: using key (secret)");
    }
}
