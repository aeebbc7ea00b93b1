using System.Diagnostics;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>FND-03: what a dead process left is crashed, with a way on; what a living one works on is running, however long it takes.</summary>
public sealed class FND_03_CrashRecovery : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly string plugins;

    public FND_03_CrashRecovery()
    {
        plugins = Path.Combine(workplace.Folder, "plugins");
        Packages.Write(plugins, "quick", Packages.Busy(0));
        Packages.Write(plugins, "slow", Packages.Busy(600), new() { ["depends_on"] = new JsonArray("quick") });
        workplace.Write("data.csv", "a\n1\n");
    }

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void a_killed_run_is_crashed_and_resume_does_the_rest()
    {
        Skip.If(OperatingSystem.IsWindows(), "Sends signals.");
        using (var process = Start())
        {
            WaitFor("slow");
            process.Kill();
            process.WaitForExit();
        }
        var crashed = Assert.Single(workplace.Run("runs", "list", "--json").Expect(0).Json.AsArray())!;
        var id = (string)crashed["run_id"]!;
        Assert.Equal("crashed", (string)crashed["outcome"]!);
        var attempt = workplace.Run("runs", "show", id, "--json").Expect(0).Json;
        Assert.Equal(["quick"], attempt["done"]!.AsArray().Select(row => (string)row!["plugin"]!));
        Assert.Equal(["slow"], attempt["ahead"]!.AsArray().Select(plugin => (string)plugin!));
        Assert.Equal($"stat-harness runs resume {id}", (string)attempt["command"]!);
        Assert.True(File.Exists(Path.Combine((string)crashed["run_dir"]!, "responses", "quick.json")));
        Assert.Contains($"runs resume {id}", workplace.Run("runs", "show", id).Expect(0).Output, StringComparison.Ordinal);

        var resumed = workplace.Run("runs", "resume", id, "--json", "--plugins-dir", plugins).Expect(0).Json;
        Assert.True((bool)resumed.Execution("quick")["cached"]!);
        Assert.False((bool)resumed.Execution("slow")["cached"]!);
        Assert.Equal(id, (string)resumed.File("run_manifest.json")["started_by"]!["continues"]!);
        var undisturbed = Run("--fresh");
        Assert.Equal((string)undisturbed["report_hash"]!, (string)resumed["report_hash"]!);
        Assert.Equal("SH7125", (string)workplace.Run("runs", "resume", (string)resumed["run_id"]!, "--json", "--plugins-dir", plugins).Expect(2).Json["diagnostic"]!["code"]!);
    }

    [SkippableFact]
    public void a_run_of_a_living_process_is_running_even_when_it_stands_still()
    {
        Skip.If(OperatingSystem.IsWindows(), "Sends signals.");
        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        WaitFor("slow");
        Signal("STOP", process);
        var running = Assert.Single(workplace.Run("runs", "list", "--json").Expect(0).Json.AsArray())!;
        Assert.Null(running["outcome"]);
        var attempt = workplace.Run("runs", "show", (string)running["run_id"]!, "--json").Expect(0).Json;
        Assert.Equal(process.Id, (int)attempt["owner"]!["process_id"]!);
        Assert.Equal("SH7124", (string)workplace.Run("runs", "resume", (string)running["run_id"]!, "--json", "--plugins-dir", plugins).Expect(2).Json["diagnostic"]!["code"]!);
        Signal("CONT", process);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        Assert.Equal("completed", (string)JsonNode.Parse(output.Result)!["outcome"]!);
    }

    [SkippableFact]
    public void a_canceled_run_keeps_its_report_and_can_be_resumed()
    {
        Skip.If(OperatingSystem.IsWindows(), "Sends signals.");
        string id;
        using (var process = Start())
        {
            var output = process.StandardOutput.ReadToEndAsync();
            WaitFor("slow");
            Signal("INT", process);
            process.WaitForExit();
            Assert.Equal(130, process.ExitCode);
            var canceled = JsonNode.Parse(output.Result)!;
            Assert.Equal("canceled", (string)canceled["outcome"]!);
            Assert.Equal("canceled", (string)canceled.Execution("slow")["outcome"]!);
            Assert.Equal("clean", (string)canceled.Execution("quick")["outcome"]!);
            id = (string)canceled["run_id"]!;
        }
        var resumed = workplace.Run("runs", "resume", id, "--json", "--plugins-dir", plugins).Expect(0).Json;
        Assert.True((bool)resumed.Execution("quick")["cached"]!);
        Assert.Equal("completed", (string)resumed["outcome"]!);
    }

    [SkippableFact]
    public void retry_runs_what_failed_and_refuses_other_inputs()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Limits are enforced by the Linux sandbox.");
        Packages.Write(plugins, "slow", Packages.Busy(100_000), new() { ["budget"] = new JsonObject { ["time_ms"] = 300 } });
        var failed = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", plugins, "--plugins", "quick,slow").Expect(4).Json;
        var id = (string)failed["run_id"]!;
        Assert.Equal($"stat-harness runs retry {id}", (string)workplace.Run("runs", "show", id, "--json").Expect(0).Json["next"]!);
        var again = workplace.Run("runs", "retry", id, "--json", "--plugins-dir", plugins).Expect(4).Json;
        Assert.True((bool)again.Execution("quick")["cached"]!);
        Assert.Equal("timeout", (string)again.Execution("slow")["outcome"]!);
        Packages.Write(plugins, "slow", Packages.Busy(0));
        var refused = workplace.Run("runs", "retry", id, "--json", "--plugins-dir", plugins).Expect(6).Json["diagnostic"]!;
        Assert.Contains("plugin slow: its code", (string)refused["message"]!, StringComparison.Ordinal);
    }

    private Process Start()
    {
        var process = workplace.Start(new Dictionary<string, string>(), "run", "data.csv", "--yes", "--json", "--plugins-dir", plugins, "--plugins", "quick,slow");
        process.StandardInput.Close();
        return process;
    }

    private JsonNode Run(params string[] further) => workplace.Run(["run", "data.csv", "--yes", "--json", "--plugins-dir", plugins, "--plugins", "quick,slow", .. further]).Expect(0).Json;

    /// <summary>Until the run's directory holds the request of a plugin: it has started.</summary>
    private void WaitFor(string plugin)
    {
        var watch = Stopwatch.StartNew();
        var runs = Path.Combine(workplace.AppData, "runs");
        while (!Directory.Exists(runs) || !Directory.EnumerateFiles(runs, plugin + ".json", SearchOption.AllDirectories).Any(path => path.Contains("requests", StringComparison.Ordinal)))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{plugin} did not start.");
            Thread.Yield();
        }
    }

    private static void Signal(string name, Process process)
    {
        using var kill = Process.Start("/bin/kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
