using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>SEC-07: retention and deletion per dataset: typed confirmation of the hash, tombstone; pinned can't be deleted.</summary>
public sealed class SEC_07_DeletionOnRequest : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly SettableClock clock = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task a_dataset_is_deleted_with_all_that_only_it_needs_and_reports_stay()
    {
        string hash, raw, version, runId;
        bool hasResult;
        using (var session = Desk.Open(workplace, clock))
        {
            var run = await Desk.RunAsync(session, Desk.Table(workplace, 1));
            await session.IngestAsync(Desk.Table(workplace, 2));
            hasResult = run.Report.Run.Executions.Any(execution => execution.Outcome == Sdk.ExecutionOutcome.Findings);
            (runId, hash, raw, version) = (run.RunId, run.Report.Dataset.DataHash.ToString(), run.Report.Run.Source.RawSha256.ToString(), run.Report.Run.DatasetVersionId);
        }
        Assert.Contains("--confirm " + hash[..12], workplace.Run("datasets", "delete", hash).Expect(6).Error, StringComparison.Ordinal);
        workplace.Run("datasets", "delete", hash, "--confirm", raw).Expect(6);
        workplace.Run("datasets", "pin", hash).Expect(0);
        Assert.Contains("SH4042", workplace.Run("datasets", "delete", hash, "--confirm", hash).Expect(6).Error, StringComparison.Ordinal);
        workplace.Run("datasets", "unpin", hash).Expect(0);
        Assert.True(Directory.Exists(Path.Combine(workplace.AppData, "datasets", hash)));

        var removed = workplace.Run("datasets", "delete", hash[..10], "--confirm", hash[..8], "--json").Expect(0).Json["removed"]!.AsArray();
        // On a machine under load the plugin may have run out of its time, and then there is no result to remove.
        Assert.Equal([.. (string[])["dataset", "dataset_version", "object"], .. hasResult ? (string[])["result"] : [], "upload"], removed.Select(removal => (string)removal!["kind"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(workplace.AppData, "datasets", hash)));
        Assert.False(Directory.Exists(Path.Combine(workplace.AppData, "uploads", "by-sha", raw)));
        foreach (var name in new[] { hash, raw, version })
            Assert.Contains("by datasets delete", workplace.Run("plan", name).Expect(2).Error, StringComparison.Ordinal);

        // The report stands on its own; the other table keeps the columns that both had.
        workplace.Run("runs", "show", runId).Expect(0);
        workplace.Run("profile", Assert.Single(workplace.Run("datasets", "list", "--json").Expect(0).Json.AsArray())!["data_hash"]!.ToString()).Expect(0);
        workplace.Run("db", "doctor", "--objects").Expect(0);

        Assert.False((bool)workplace.Run("ingest", Desk.Table(workplace, 1), "--json").Expect(0).Json["reused"]!);
        workplace.Run("plan", hash).Expect(0);
    }

    [Fact]
    public async Task a_deletion_that_was_cut_off_is_finished_by_the_next_sweep()
    {
        string hash;
        using (var session = Desk.Open(workplace, clock)) hash = (await session.IngestAsync(Desk.Table(workplace, 1))).Record.DataHash.ToString();
        var before = Store.Files(workplace.AppData);
        var copy = Path.Combine(workplace.Folder, "copy");
        using (var keep = System.Diagnostics.Process.Start("cp", ["-a", workplace.AppData, copy])) keep.WaitForExit();
        using (var session = Desk.Open(workplace, clock)) session.Retention.DeleteDataset(hash, hash);
        // As after a power loss when the tombstones were written and nothing was removed yet.
        foreach (var name in (string[])["datasets", "uploads", "objects"])
        {
            Directory.Delete(Path.Combine(workplace.AppData, name), recursive: true);
            Directory.Move(Path.Combine(copy, name), Path.Combine(workplace.AppData, name));
        }
        Assert.Equal(before, Store.Files(workplace.AppData));
        using (var session = Desk.Open(workplace, clock)) Assert.Equal(["dataset", "dataset_version", "object", "upload"], session.Retention.Sweep(new SweepOptions()).Removed.Select(removal => removal.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Store.Files(workplace.AppData));
    }

    [Fact]
    public async Task what_somebody_works_with_is_not_deleted()
    {
        using var session = Desk.Open(workplace, clock);
        var dataset = await session.IngestAsync(Desk.Table(workplace, 1));
        var hash = dataset.Record.DataHash.ToString();
        Exception? problem = null;
        var plan = await dataset.PlanAsync(new PlanOptions { Plugins = ["profile_basic"] });
        using var other = Desk.Open(workplace, clock);
        var run = await plan.RunAsync(progress: new Once(() => problem = Record.Exception(() => other.Retention.DeleteDataset(hash, hash))));
        Assert.Equal(ExitCode.EnvironmentCannot, Assert.IsType<DiagnosticException>(problem).Exit);
        Assert.Empty(run.Check());
        Assert.NotEmpty(other.Retention.DeleteDataset(hash, hash).Removed);
    }

    [Fact]
    public async Task runs_of_one_dataset_are_kept_for_a_time_of_their_own()
    {
        using var session = Desk.Open(workplace, clock);
        var (brief, normal) = (await Desk.RunAsync(session, Desk.Table(workplace, 1)), await Desk.RunAsync(session, Desk.Table(workplace, 2)));
        workplace.Run("datasets", "keep", brief.Report.Dataset.DataHash.ToString(), "--days", "3").Expect(0);
        clock.Now = clock.Now.AddDays(5);
        Assert.Equal([brief.RunId], session.Retention.Sweep(new SweepOptions()).Removed.Where(removal => removal.Kind == "run").Select(removal => removal.Subject));
        Assert.Empty(session.FindRun(normal.RunId).Check());
    }

    private sealed class Once(Action act) : IProgress<RunProgress>
    {
        private int done;

        public void Report(RunProgress value)
        {
            if (Interlocked.Exchange(ref done, 1) == 0) act();
        }
    }
}
