using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Execution;
using StatHarness.Provenance;
using StatHarness.Sdk;
using StatHarness.Sdk.Packages;
using StatHarness.UnitTests.PlanningRoom;
using StatHarness.UnitTests.StorageRoom;
using Xunit;

namespace StatHarness.UnitTests.ExecutionRoom;

public sealed class RunTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task neither_workers_nor_the_order_of_endings_change_a_byte()
    {
        PluginPackage[] packages = [.. Enumerable.Range(0, 12).Select(i => TestPlugins.Of($"p{i:00}", dependsOn: i % 3 == 2 ? [$"p{i - 1:00}"] : [])), TestPlugins.Of("report", upstream: "all")];
        var texts = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            var delays = round;
            foreach (var package in packages)
            {
                var id = package.Manifest.Id;
                _bench.Answers[id] = async (work, _) =>
                {
                    await Task.Delay(Datasets.HashOf(id + delays).Low % 7 is var ms ? (int)ms : 0, CancellationToken.None);
                    return Bench.Reply(Bench.Result(work, p: id == "report" ? null : 0.001 * (1 + id[2] - '0')));
                };
            }
            var result = await _bench.RunAsync(_bench.Request(_bench.Plan(packages), packages, workers: 1 + round, fresh: true));
            texts.Add(CanonicalJson.Text(Bench.WithoutRun(result.Report)));
        }
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task at_most_so_many_run_at_once_and_one_heavy()
    {
        int running = 0, most = 0, heavy = 0, mostHeavy = 0;
        var full = new TaskCompletionSource();
        PluginPackage[] packages = [.. Enumerable.Range(0, 12).Select(i => TestPlugins.Of($"p{i:00}", resourceClass: i % 2 == 0 ? "heavy" : "light"))];
        foreach (var package in packages)
        {
            var isHeavy = package.Manifest.ResourceClass == "heavy";
            _bench.Answers[package.Manifest.Id] = async (work, _) =>
            {
                var now = Interlocked.Increment(ref running);
                Raise(ref most, now);
                if (isHeavy) Raise(ref mostHeavy, Interlocked.Increment(ref heavy));
                if (now == 3) full.TrySetResult();
                await Task.WhenAny(full.Task, Task.Delay(TimeSpan.FromSeconds(30), CancellationToken.None));
                await Task.Delay(5, CancellationToken.None);
                if (isHeavy) Interlocked.Decrement(ref heavy);
                Interlocked.Decrement(ref running);
                return Bench.Reply(Bench.Result(work));
            };
        }
        await _bench.RunAsync(_bench.Request(_bench.Plan(packages), packages, workers: 3));
        Assert.Equal((3, 1), (most, mostHeavy));

        static void Raise(ref int most, int now)
        {
            for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, now, seen);
        }
    }

    [Fact]
    public async Task a_canceled_run_keeps_what_was_done_and_is_not_reused()
    {
        using var cancel = new CancellationTokenSource();
        PluginPackage[] packages = [TestPlugins.Of("a"), TestPlugins.Of("b", dependsOn: ["a"]), TestPlugins.Of("c", dependsOn: ["b"])];
        _bench.Answers["b"] = async (_, token) =>
        {
            await cancel.CancelAsync();
            Assert.True(token.IsCancellationRequested);
            return Bench.Reply(WorkEnding.Canceled);
        };
        var canceled = await _bench.RunAsync(_bench.Request(_bench.Plan(packages), packages), null, cancel.Token);
        Assert.Equal(RunOutcome.Canceled, canceled.Row.Outcome);
        Assert.Equal([ExecutionOutcome.Findings, ExecutionOutcome.Canceled, ExecutionOutcome.Canceled], canceled.Report.Executions.Select(execution => execution.Outcome));
        Assert.True(File.Exists(Path.Combine(canceled.Directory, "responses", "a.json")));

        _bench.Answers.Remove("b");
        _bench.Executed.Clear();
        var resumed = await _bench.RunAsync(packages);
        Assert.Equal(RunOutcome.Completed, resumed.Report.Outcome);
        Assert.Equal(["b", "c"], _bench.Executed);
    }

    [Fact]
    public async Task a_fault_of_the_harness_fails_the_run_and_keeps_its_partial_directory()
    {
        _bench.Answers["a"] = (_, _) => throw new InvalidOperationException("the launcher broke");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.RunAsync(TestPlugins.Of("a")));
        var row = Assert.Single(_bench.Workspace.AppData.Runs.List());
        Assert.Equal(RunOutcome.Failed, row.Outcome);
        Assert.True(File.Exists(Path.Combine(row.Directory, "plan.json")));
    }

    [Fact]
    public async Task a_damaged_column_ends_the_run_and_no_plugin_sees_it()
    {
        Workspace.Overwrite(_bench.Workspace.AppData.Objects.PathOf(_bench.Dataset.Columns[1].Object), "damaged");
        var problem = await Assert.ThrowsAsync<Core.DiagnosticException>(() => _bench.RunAsync(TestPlugins.Of("a", columns: "all")));
        Assert.Equal("SH4005", problem.Diagnostic.Code);
        Assert.Empty(_bench.Executed);
        Assert.Null(_bench.Workspace.AppData.Datasets.FindByReading(_bench.Dataset.Source.RawSha256, _bench.Dataset.Source.OptionsHash));
        _bench.Store([("t_start", "1"), ("n_cost", "2"), ("who", "3")]);
        Assert.Equal(RunOutcome.Completed, (await _bench.RunAsync(TestPlugins.Of("a", columns: "all"))).Row.Outcome);
    }

    [Fact]
    public async Task a_completed_run_has_its_documents_and_holds_against_its_manifest()
    {
        var result = await _bench.RunAsync(TestPlugins.Of("a"), TestPlugins.Of("b", role: "activity"));
        Assert.All(
            ["run_manifest.json", "plan.json", "report.json", "report.md", "report.html", "evaluation.json", "requests/a.json", "responses/a.json", "logs/a.log", "settings/a.json", "artifacts/a/output.json"],
            name => Assert.True(File.Exists(Path.Combine(result.Directory, name)), name));
        Assert.Empty(RunVerification.Check(result.Directory));
        Assert.Equal(result.Report.Run.ReportHash, result.Row.ReportHash);
    }

    [Fact]
    public async Task whatever_is_changed_afterwards_is_noticed()
    {
        var result = await _bench.RunAsync(TestPlugins.Of("a"));
        var directory = result.Directory;
        var markdown = Path.Combine(directory, "report.md");
        var text = await File.ReadAllTextAsync(markdown);
        await File.AppendAllTextAsync(markdown, "x");
        Assert.Equal(["SH4303"], RunVerification.Check(directory).Select(problem => problem.Code));
        await File.WriteAllTextAsync(markdown, text);
        await File.WriteAllTextAsync(Path.Combine(directory, "extra.txt"), "x");
        Assert.Equal(["SH4304"], RunVerification.Check(directory).Select(problem => problem.Code));
        File.Delete(Path.Combine(directory, "extra.txt"));
        File.Delete(Path.Combine(directory, "evaluation.json"));
        Assert.Equal(["SH4302"], RunVerification.Check(directory).Select(problem => problem.Code));
        File.Delete(Path.Combine(directory, "run_manifest.json"));
        Assert.Equal(["SH4301"], RunVerification.Check(directory).Select(problem => problem.Code));
    }

    [Fact]
    public async Task a_secret_reaches_the_worker_and_no_file()
    {
        var schema = (JsonObject)JsonNode.Parse("""{"properties":{"key":{"writeOnly":true}}}""")!;
        PluginPackage[] packages = [TestPlugins.Of("a", config: schema)];
        var settings = new Dictionary<string, JsonObject>(StringComparer.Ordinal) { ["a"] = new JsonObject { ["key"] = "pl4nted-secret" } };
        var result = await _bench.RunAsync(_bench.Request(_bench.Plan(packages, settings), packages));
        Assert.Equal("pl4nted-secret", _bench.Requests["a"].Settings["key"]!.GetValue<string>());
        Assert.All(Directory.EnumerateFiles(result.Directory, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("pl4nted-secret", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_plugin_is_told_of_its_columns_only()
    {
        await _bench.RunAsync(TestPlugins.Of("a", columns: "numeric"), TestPlugins.Of("b", columns: "all"));
        var request = _bench.Requests["a"];
        Assert.Equal(["n_cost"], request.Columns.Select(column => column.Name));
        Assert.DoesNotContain("t_start", CanonicalJson.Text(HarnessJson.Node(request)), StringComparison.Ordinal);
        Assert.NotEqual(_bench.Dataset.DataHash, request.DataHash);
        Assert.Equal(_bench.Dataset.DataHash, _bench.Requests["b"].DataHash);
        Assert.DoesNotContain("log.csv", CanonicalJson.Text(HarnessJson.Node(_bench.Requests["b"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task q_values_come_from_all_tests_and_a_report_sees_them()
    {
        _bench.Answers["a"] = (work, _) => Task.FromResult(Bench.Reply(Bench.Result(work, p: 0.01)));
        _bench.Answers["b"] = (work, _) => Task.FromResult(Bench.Reply(Bench.Result(work, p: 0.5)));
        var result = await _bench.RunAsync(TestPlugins.Of("a"), TestPlugins.Of("b"), TestPlugins.Of("report", upstream: "all"));
        Assert.Equal([0.02, 0.5], result.Report.Findings.Where(finding => finding.Statistics is not null).OrderBy(finding => finding.Plugin, StringComparer.Ordinal).Select(finding => finding.Statistics!.QValue!.Value));
        Assert.Equal([("family of a", 1, 1, true), ("family of b", 1, 0, false)], result.Report.Multiplicity.Families.Select(family => (family.Family, family.Tests, family.Rejected, family.Selected)));
        Assert.Equal(0.02, _bench.Requests["report"].Upstream["a"].Findings[0].Statistics!.QValue);
    }

    [Fact]
    public async Task who_watches_is_told_each_step_once()
    {
        var told = new Told();
        PluginPackage[] packages = [TestPlugins.Of("a"), TestPlugins.Of("b", dependsOn: ["a"]), TestPlugins.Of("c", role: "activity")];
        await _bench.RunAsync(_bench.Request(_bench.Plan(packages), packages), told);
        var finished = told.Events.Where(step => step.Kind == RunEventKind.Finished).ToList();
        Assert.Equal(["c", "a", "b"], finished.Select(step => step.Plugin));
        Assert.Equal([1, 2, 3], finished.Select(step => step.Done));
        Assert.All(finished, step => Assert.Equal(3, step.Total));
        Assert.Equal([RunEventKind.Planned, RunEventKind.Compiling], told.Events.Take(2).Select(step => step.Kind));
        Assert.Equal(RunEventKind.Reported, told.Events.Last().Kind);
    }
}
