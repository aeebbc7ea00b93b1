using System.Diagnostics;
using System.Globalization;
using System.Text;
using StatHarness.Sandbox;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.SystemTests.Sandbox;

public sealed class BenignWorkers(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task a_confined_worker_answers()
    {
        var outcome = await Attack.RunAsync("echo", "hello");
        Assert.True(outcome.End == WorkEnd.Completed, outcome.Describe());
        Assert.Equal("hello", outcome.Text());
        Assert.Empty(outcome.Violations);
        Assert.Equal(IsolationLevel.Full, outcome.Isolation.Level);
        Assert.Contains("seccomp notify", outcome.Isolation.Layers);
        Assert.True(outcome.Use is { PeakRssBytes: > 1 << 20, CpuMs: >= 0, WallMs: > 0, Threads: > 2, ReadBytes: > 0, WrittenBytes: > 0 }, outcome.Use.ToString());
    }

    [SkippableFact]
    public async Task twenty_honest_runs_violate_nothing()
    {
        var launcher = Attack.Launcher;
        var starts = new List<double>();
        var walls = new List<double>();
        for (var run = 0; run < 20; run++)
        {
            var outcome = await Attack.RunAsync(launcher, Attack.Item("benign"));
            Assert.True(outcome is { End: WorkEnd.Completed, Violations.Count: 0 }, outcome.Describe());
            Assert.StartsWith("benign 1 1970-01-01T00:00:00.0000000", outcome.Text(), StringComparison.Ordinal);
            starts.Add(outcome.Use.StartMs);
            walls.Add(outcome.Use.WallMs);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"launch to ready, ms: min {starts.Min():0.0}, median {starts.Order().ElementAt(10):0.0}, max {starts.Max():0.0}; work: min {walls.Min():0.0}"));
    }

    [SkippableFact]
    public async Task workers_run_side_by_side_and_leave_no_trace_in_their_parent()
    {
        var launcher = Attack.Launcher;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Attack.RunAsync(launcher, Attack.Item("echo", i.ToString(CultureInfo.InvariantCulture)))));
        Assert.All(outcomes, o => Assert.True(o is { End: WorkEnd.Completed, Violations.Count: 0 }, o.Describe()));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i.ToString(CultureInfo.InvariantCulture)), outcomes.Select(o => o.Text()));
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            string status;
            try
            {
                status = await File.ReadAllTextAsync($"{task}/status");
            }
            catch (IOException)
            {
                continue; // The thread has ended.
            }
            Assert.Contains("NoNewPrivs:\t0", status, StringComparison.Ordinal);
        }
        // The parent itself still may do what its workers may not.
        using var process = Process.Start("/bin/true");
        Assert.True(process.WaitForExit(10_000));
        Assert.NotEmpty(await File.ReadAllTextAsync("/etc/passwd"));
    }

    [SkippableFact]
    public async Task a_grant_arrives_as_a_descriptor_that_cannot_be_written()
    {
        var path = Path.Combine(Path.GetTempPath(), "sandbox-grant-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(path, "granted bytes");
        try
        {
            var read = await Attack.RunAsync(Attack.Launcher, Attack.Item("grant", "x") with { Grants = [new("y", path), new("x", path)] });
            Assert.True(read is { End: WorkEnd.Completed, Violations.Count: 0 }, read.Describe());
            Assert.Equal("granted bytes", read.Text());
            var write = await Attack.RunAsync(Attack.Launcher, Attack.Item("write-grant", "x") with { Grants = [new("x", path)] });
            Assert.StartsWith("exception", write.Text(), StringComparison.Ordinal);
            Assert.Equal("granted bytes", await File.ReadAllTextAsync(path));
            var byPath = await Attack.RunAsync(Attack.Launcher, Attack.Item("read", path) with { Grants = [new("x", path)] });
            Assert.Contains(byPath.Violations, v => v.Target == path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [SkippableFact]
    public async Task a_link_or_a_folder_is_no_grant()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-link-").FullName;
        try
        {
            var link = Path.Combine(folder, "link");
            File.CreateSymbolicLink(link, "/etc/passwd");
            foreach (var path in new[] { link, folder, Path.Combine(folder, "missing"), "/dev/null" })
            {
                var item = Attack.Item("grant", "x") with { Grants = [new("x", path)] };
                var refused = await Assert.ThrowsAsync<Core.DiagnosticException>(() => Attack.RunAsync(Attack.Launcher, item));
                Assert.Equal("SH5006", refused.Diagnostic.Code);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public async Task a_large_request_and_response_pass_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 400_000).Select(i => (i % 100_000).ToString("00000", CultureInfo.InvariantCulture)));
        var outcome = await Attack.RunAsync("echo", text);
        Assert.True(outcome.End == WorkEnd.Completed, outcome.Describe()[..500]);
        Assert.True(Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(outcome.Response.Span));
    }

    [SkippableFact]
    public async Task cancelling_ends_the_worker()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        var outcome = await Attack.RunAsync(Attack.Launcher, Attack.Item("sleep", "60000"), source.Token);
        Assert.Equal(WorkEnd.Canceled, outcome.End);
    }
}
