using StatHarness.Planning;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Execution;
using StatHarness.Sdk;
using StatHarness.Sdk.Packages;
using StatHarness.UnitTests.PlanningRoom;
using StatHarness.UnitTests.StorageRoom;
using Xunit;

namespace StatHarness.UnitTests.ExecutionRoom;

/// <summary>FND-02, EXEC-03: the same work is done once, and whatever is done says why.</summary>
public sealed class CacheTests : IDisposable
{
    private static readonly PluginPackage[] Packages = [TestPlugins.Of("a", columns: "numeric"), TestPlugins.Of("b", role: "timestamp_start"), TestPlugins.Of("c", dependsOn: ["a"])];
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task a_second_run_of_the_same_work_is_the_first()
    {
        var first = await _bench.RunAsync(Packages);
        var second = await _bench.RunAsync(Packages);
        Assert.False(first.Reused);
        Assert.True(second.Reused);
        Assert.Equal(first.Row, second.Row);
        Assert.Equal(first.Report.Run.ReportHash, second.Report.Run.ReportHash);
        Assert.Equal(3, _bench.Executed.Count);
    }

    [Fact]
    public async Task a_fresh_run_does_everything_again_and_gives_the_same_report()
    {
        var first = await _bench.RunAsync(Packages);
        var again = await _bench.RunAsync(_bench.Request(_bench.Plan(Packages), Packages, fresh: true));
        Assert.False(again.Reused);
        Assert.NotEqual(first.Row.RunId, again.Row.RunId);
        Assert.Equal(first.Report.Run.ReportHash, again.Report.Run.ReportHash);
        Assert.Equal(6, _bench.Executed.Count);
        Assert.Single(_bench.Compiled);
        Assert.All(again.Report.Run.Executions, execution => Assert.Equal(["run afresh as asked"], execution.Reasons));
    }

    [Fact]
    public async Task one_changed_setting_runs_exactly_that_plugin_and_its_dependants()
    {
        var first = await _bench.RunAsync(Packages);
        _bench.Executed.Clear();
        _bench.Answers["a"] = (work, _) => Task.FromResult(Bench.Reply(Bench.Result(work, value: 2)));
        var plan = _bench.Plan(Packages, PlannerTests.Settings("a", "top", 5));
        Assert.Equal([("a", false), ("b", true), ("c", false)], plan.Executions.OrderBy(e => e.Identity.Id, StringComparer.Ordinal).Select(e => (e.Identity.Id, e.Cached)));
        var second = await _bench.RunAsync(_bench.Request(plan, Packages));
        Assert.Equal(["a", "c"], _bench.Executed);
        var runs = second.Report.Run.Executions;
        Assert.Equal([["settings"], [CacheReasons.Unchanged], ["upstream a"]], runs.Select(execution => execution.Reasons));
        Assert.Equal([null, first.Row.RunId, null], runs.Select(execution => execution.CachedFrom));
    }

    [Fact]
    public async Task an_upstream_that_gives_the_same_again_does_not_run_its_dependants()
    {
        await _bench.RunAsync(Packages);
        _bench.Executed.Clear();
        var changed = Packages.Select(package => package.Manifest.Id == "a" ? TestPlugins.Of("a", columns: "numeric", code: "refactored") : package).ToArray();
        var second = await _bench.RunAsync(changed);
        Assert.Equal(["a"], _bench.Executed);
        Assert.Equal(["code"], second.Report.Run.Executions[0].Reasons);
        Assert.True(second.Report.Run.Executions[2].Cached);
    }

    [Fact]
    public async Task a_new_version_of_the_data_runs_only_what_sees_a_changed_column()
    {
        await _bench.RunAsync(Packages);
        _bench.Executed.Clear();
        _bench.Dataset = _bench.Store([("t_start", "1"), ("n_cost", "changed"), ("who", "3"), ("new", "4")]);
        var second = await _bench.RunAsync(Packages);
        Assert.Equal(["a"], _bench.Executed);
        Assert.Equal(["data column n_cost"], second.Report.Run.Executions[0].Reasons);
    }

    [Fact]
    public async Task a_corrupted_result_is_computed_again_with_a_warning()
    {
        var first = await _bench.RunAsync(Packages);
        _bench.Executed.Clear();
        var digest = first.Report.Executions[0].ResultDigest!.Value;
        Workspace.Overwrite(_bench.Workspace.AppData.Objects.PathOf(digest), "{}");
        var second = await _bench.RunAsync(_bench.Request(_bench.Plan(Packages, PlannerTests.Settings("b", "x", 1)), Packages));
        Assert.Equal(["a", "b"], _bench.Executed.Order(StringComparer.Ordinal));
        Assert.Contains("SH4005", Assert.Single(second.Report.Run.Warnings), StringComparison.Ordinal);
        Assert.True(_bench.Workspace.AppData.Objects.IsWhole(digest));
        Assert.Equal(digest, second.Report.Executions[0].ResultDigest);
    }

    [Fact]
    public async Task a_corrupted_report_is_not_handed_out_again()
    {
        var first = await _bench.RunAsync(Packages);
        Workspace.Overwrite(Path.Combine(first.Directory, "report.json"), "{}");
        var second = await _bench.RunAsync(Packages);
        Assert.False(second.Reused);
        Assert.Contains(first.Row.RunId, Assert.Single(second.Report.Run.Warnings), StringComparison.Ordinal);
        Assert.Equal(first.Report.Run.ReportHash, second.Report.Run.ReportHash);
    }

    [Fact]
    public async Task a_result_that_cannot_be_kept_is_a_warning_and_not_a_loss()
    {
        var objects = Path.Combine(_bench.Workspace.Root, "objects");
        _bench.Answers["a"] = (work, _) =>
        {
            // A file where the object's folder belongs: the write fails for whoever runs the test, root included.
            var name = Digest.Of(CanonicalJson.Bytes(Bench.Result(work))).ToString();
            File.WriteAllText(Path.Combine(objects, name[..2]), "in the way");
            return Task.FromResult(Bench.Reply(Bench.Result(work)));
        };
        var package = TestPlugins.Of("a", code: "only");
        var result = await _bench.RunAsync(package);
        Assert.Equal(RunOutcome.Completed, result.Report.Outcome);
        Assert.Single(result.Report.Findings);
        Assert.Contains("could not be kept", Assert.Single(result.Report.Run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_same_work_with_another_result_is_called_not_deterministic()
    {
        var package = TestPlugins.Of("a");
        await _bench.RunAsync(package);
        _bench.Answers["a"] = (work, _) => Task.FromResult(Bench.Reply(Bench.Result(work, value: 2)));
        var second = await _bench.RunAsync(_bench.Request(_bench.Plan([package]), [package], fresh: true));
        Assert.Contains("not deterministic", Assert.Single(second.Report.Run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task faults_are_tried_again()
    {
        _bench.Answers["a"] = (_, _) => Task.FromResult(Bench.Reply(WorkEnding.Timeout));
        await _bench.RunAsync(Packages);
        _bench.Answers.Remove("a");
        _bench.Executed.Clear();
        var second = await _bench.RunAsync(Packages);
        Assert.False(second.Reused);
        Assert.Equal(["a", "c"], _bench.Executed);
        Assert.Equal(RunOutcome.Completed, second.Report.Outcome);
    }

    [Fact]
    public async Task a_plan_is_run_as_made_or_not_at_all()
    {
        var plan = _bench.Plan(Packages);
        var changed = Packages.Select(package => package.Manifest.Id == "b" ? TestPlugins.Of("b", code: "x") : package).ToArray();
        var stale = await Assert.ThrowsAsync<DiagnosticException>(() => _bench.RunAsync(_bench.Request(plan, changed)));
        Assert.Equal(("SH4201", ExitCode.ApprovalNeeded), (stale.Diagnostic.Code, stale.Exit));
        Assert.Contains("plugin b", stale.Diagnostic.Message, StringComparison.Ordinal);
        _bench.Dataset = _bench.Store([("t_start", "other")]);
        Assert.Contains("data hash", (await Assert.ThrowsAsync<DiagnosticException>(() => _bench.RunAsync(_bench.Request(plan, Packages)))).Diagnostic.Message, StringComparison.Ordinal);
        Assert.Empty(_bench.Workspace.AppData.Runs.List());
    }
}
