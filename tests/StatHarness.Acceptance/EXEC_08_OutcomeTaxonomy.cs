using System.Diagnostics;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-08: every outcome of an execution and of a run can be had, is justified, and reads the same wherever it is shown.</summary>
public sealed class EXEC_08_OutcomeTaxonomy : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly string plugins;

    public EXEC_08_OutcomeTaxonomy()
    {
        plugins = Path.Combine(workplace.Folder, "plugins");
        workplace.Write("data.csv", "n,amount,host\n1,10,a\n2,20,b\n3,3000,a\n");
    }

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void every_execution_outcome_reads_the_same_everywhere()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Some outcomes are made by the Linux sandbox.");
        Packages.Copy("hello_rows", plugins);
        Packages.Copy("endless_loop", plugins);
        Packages.Copy("greedy_memory", plugins);
        Packages.Copy("hostile_read_passwd", plugins);
        Packages.Copy("no_verdict", plugins);
        Packages.Write(plugins, "calm", Packages.Busy(0));
        Packages.Write(plugins, "left_out", Packages.Busy(0));
        Packages.Write(plugins, "needs_a_start", Packages.Busy(0), new() { ["needs"] = new JsonObject { ["roles"] = new JsonObject { ["start"] = "timestamp_start" } } });
        Packages.Write(plugins, "waits", Packages.Busy(0), new() { ["depends_on"] = new JsonArray("no_verdict") });
        Packages.Write(plugins, "deep", "int Deeper(int n) => Deeper(n + 1) + 1;\nReport.Clean(\"deep\", $\"{Deeper(0)}\");");
        var wrong = Packages.Write(plugins, "misfit", "Report.Output(new { Count = \"three\" });\nReport.Clean(\"said\", \"It said.\");");
        File.WriteAllText(Path.Combine(wrong, "output.schema.json"), """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"count":{"type":"integer"}}}""");
        var expected = new Dictionary<string, string>
        {
            ["hello_rows"] = "findings", ["calm"] = "clean", ["needs_a_start"] = "not_applicable", ["left_out"] = "skipped", ["waits"] = "blocked", ["endless_loop"] = "timeout",
            ["greedy_memory"] = "limit_exceeded", ["hostile_read_passwd"] = "violation", ["misfit"] = "invalid_output", ["no_verdict"] = "error", ["deep"] = "crashed",
        };
        string[] arguments = ["run", "data.csv", "--json", "--yes", "--plugins-dir", plugins, "--plugins", string.Join(',', expected.Keys.Where(id => id != "left_out"))];
        var run = workplace.Run(arguments).Expect(4).Json;
        Assert.Equal("completed_with_errors", (string)run["outcome"]!);
        Reads(run, expected);
        var again = workplace.Run(arguments).Expect(4).Json;
        Assert.Equal((string)run["run_id"]!, (string)again.Execution("calm")["cached_from"]!);
        Reads(again, expected);
    }

    [SkippableFact]
    public void every_run_outcome_can_be_had()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Sends signals.");
        Packages.Write(plugins, "calm", Packages.Busy(0));
        Packages.Write(plugins, "slow", Packages.Busy(3000));
        Assert.Equal("completed", (string)Run("calm").Expect(0).Json["outcome"]!);
        Assert.Equal(130, Interrupted("INT"));
        Interrupted("KILL");
        // A column that no longer holds what it did fails the run as a whole.
        workplace.Write("other.csv", "n,amount,host\n7,70,c\n");
        var card = workplace.Run("ingest", "other.csv", "--json").Expect(0).Json;
        Packages.Write(plugins, "reader", Packages.Busy(0), new() { ["needs"] = new JsonObject { ["columns"] = "all" } });
        var digest = (string)card["schema"]![0]!["object"]!;
        Store.Overwrite(Path.Combine(workplace.AppData, "objects", digest[..2], digest), new byte[64]);
        workplace.Run("run", (string)card["data_hash"]!, "--yes", "--json", "--plugins-dir", plugins, "--plugins", "reader").Expect(7);
        var outcomes = workplace.Run("runs", "list", "--json").Expect(0).Json.AsArray().Select(row => (string)row!["outcome"]!).Order(StringComparer.Ordinal);
        Assert.Equal(["canceled", "completed", "crashed", "failed"], outcomes);
        var list = workplace.Run("runs", "list").Expect(0).Output;
        foreach (var outcome in (string[])["canceled", "completed", "crashed", "failed"]) Assert.Contains(outcome, list, StringComparison.OrdinalIgnoreCase);
    }

    private void Reads(JsonNode run, Dictionary<string, string> expected)
    {
        // The table wraps words.
        var card = string.Join(' ', workplace.Run("runs", "show", (string)run["run_id"]!).Expect(0).Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var markdown = File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.md"));
        foreach (var (plugin, outcome) in expected)
        {
            Assert.Equal(outcome, (string)run["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == plugin)!["outcome"]!);
            var reported = run.Report()["executions"]!.AsArray().Single(execution => (string)execution!["identity"]!["id"]! == plugin)!;
            Assert.Equal(outcome, (string)reported["outcome"]!);
            Assert.False(string.IsNullOrWhiteSpace((string)reported["justification"]!));
            var words = outcome.Replace('_', ' ');
            Assert.Contains(words, card, StringComparison.Ordinal);
            Assert.Contains(markdown.Split('\n'), line => line.Contains(plugin, StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));
        }
    }

    private Finished Run(string ids) => workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", plugins, "--plugins", ids);

    private int Interrupted(string signal)
    {
        using var process = workplace.Start(new Dictionary<string, string>(), "run", "data.csv", "--yes", "--json", "--fresh", "--plugins-dir", plugins, "--plugins", "calm,slow");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var watch = Stopwatch.StartNew();
        while (!Directory.EnumerateDirectories(Path.Combine(workplace.AppData, "runs"), ".partial-*").Any(partial => File.Exists(Path.Combine(partial, "requests", "slow.json"))
            && !File.Exists(Path.Combine(partial, "report.json")) && File.Exists(Path.Combine(partial, "responses", "calm.json"))))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), "It did not start.");
            Thread.Yield();
        }
        using var kill = Process.Start("/bin/kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        process.WaitForExit();
        _ = (output.Result, error.Result);
        // What was killed is called so by the next process.
        workplace.Run("runs", "list").Expect(0);
        return process.ExitCode;
    }
}
