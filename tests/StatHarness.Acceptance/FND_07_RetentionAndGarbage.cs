using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using StatHarness.Ingest;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>FND-07: only unpinned runs past the threshold go, each logged; a pinned run can't be deleted by any command; who is at work loses nothing.</summary>
public sealed class FND_07_RetentionAndGarbage : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly SettableClock clock = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task only_unpinned_runs_past_the_threshold_go_and_each_is_logged()
    {
        using var session = Desk.Open(workplace, clock);
        var (old, pinned) = (await Desk.RunAsync(session, Desk.Table(workplace, 1)), await Desk.RunAsync(session, Desk.Table(workplace, 2)));
        session.Retention.PinRun(pinned.RunId, "for the paper");
        clock.Now = clock.Now.AddDays(20);
        var young = await Desk.RunAsync(session, Desk.Table(workplace, 3));
        clock.Now = clock.Now.AddDays(15);

        var before = Store.Files(workplace.AppData);
        var dry = session.Retention.Sweep(new SweepOptions { DryRun = true });
        Assert.Equal(before, Store.Files(workplace.AppData));
        var swept = session.Retention.Sweep(new SweepOptions());
        Assert.Equal(dry.Removed, swept.Removed);
        Assert.Null(swept.Deferred);
        Assert.Equal([old.RunId], swept.Removed.Where(removal => removal.Kind == "run").Select(removal => removal.Subject));
        Assert.All(swept.Removed, removal => Assert.False(string.IsNullOrWhiteSpace(removal.Why)));
        Assert.Contains(swept.Removed, removal => removal is { Kind: "dataset" or "upload" or "object" or "run", Bytes: > 0 });
        Assert.Equal((2, 1, 2), (swept.KeptRuns, swept.PinnedRuns, swept.KeptDatasets));

        Assert.False(Directory.Exists(old.Directory));
        Assert.Empty(session.FindRun(pinned.RunId).Check());
        Assert.Empty(session.FindRun(young.RunId).Check());
        Assert.Equal(3, (await session.FindDataset(pinned.Report.Dataset.DataHash.ToString()).ProfileAsync()).Columns.Count);
        Assert.Empty(Store.Untrue(workplace.AppData));
        Assert.Empty(session.Retention.Sweep(new SweepOptions()).Removed);

        var gone = Assert.Throws<DiagnosticException>(() => session.FindRun(old.RunId));
        Assert.Contains("deleted on 2026-04-05 12:00:00Z by gc", gone.Diagnostic.Message, StringComparison.Ordinal);
        var listed = workplace.Run("runs", "list").Expect(0).Output.Split('\n');
        Assert.Contains(listed, line => line.Contains(old.RunId, StringComparison.Ordinal) && line.Contains("deleted on 2026-04-05", StringComparison.Ordinal) && line.Contains("by gc", StringComparison.Ordinal));
        Assert.Contains(listed, line => line.Contains(pinned.RunId, StringComparison.Ordinal) && line.Contains("pinned", StringComparison.Ordinal));
        workplace.Run("db", "doctor", "--objects").Expect(0);
    }

    [Fact]
    public async Task the_last_so_many_stay_however_old_they_are()
    {
        using var session = Desk.Open(workplace, clock);
        List<string> runs = [];
        for (var i = 0; i < 3; i++)
        {
            runs.Add((await Desk.RunAsync(session, Desk.Table(workplace, 1), fresh: true)).RunId);
            clock.Now = clock.Now.AddDays(1);
        }
        clock.Now = clock.Now.AddDays(400);
        var both = session.Retention.Sweep(new SweepOptions { KeepDays = 10, KeepLast = 2 });
        Assert.Equal([runs[0]], both.Removed.Where(removal => removal.Kind == "run").Select(removal => removal.Subject));
        var last = session.Retention.Sweep(new SweepOptions { KeepLast = 1 });
        Assert.Equal([runs[1]], last.Removed.Where(removal => removal.Kind == "run").Select(removal => removal.Subject));
        Assert.Empty(session.FindRun("latest").Check());
        Assert.Single(session.Retention.Datasets());
    }

    [Fact]
    public async Task a_pinned_run_is_deleted_by_no_command()
    {
        Run run;
        string hash;
        using (var session = Desk.Open(workplace, clock))
        {
            run = await Desk.RunAsync(session, Desk.Table(workplace, 1));
            hash = session.Retention.HashOfRun(run.RunId);
        }
        workplace.Run("runs", "pin", run.RunId, "--reason", "cited").Expect(0);
        foreach (var command in new string[][]
        {
            ["runs", "delete", run.RunId, "--confirm", hash], ["datasets", "delete", run.Report.Dataset.DataHash.ToString(), "--confirm", run.Report.Dataset.DataHash.ToString()],
        })
            Assert.Matches("SH404[23]", workplace.Run(command).Expect(6).Error);
        var swept = workplace.Run("gc", "--keep-days", "0", "--keep-last", "0", "--json").Expect(0).Json;
        Assert.DoesNotContain(swept["removed"]!.AsArray(), removal => (string)removal!["kind"]! is "run" or "dataset" or "upload");
        workplace.Run("runs", "show", run.RunId).Expect(0);

        workplace.Run("runs", "unpin", run.RunId).Expect(0);
        Assert.Contains("SH7132", workplace.Run("runs", "delete", run.RunId, "--confirm", "0000000000").Expect(6).Error, StringComparison.Ordinal);
        Assert.Contains("SH7132", workplace.Run("runs", "delete", run.RunId, "--confirm", hash[..7]).Expect(6).Error, StringComparison.Ordinal);
        workplace.Run("runs", "delete", run.RunId, "--confirm", hash[..8]).Expect(0);
        Assert.Contains("by runs delete", workplace.Run("runs", "show", run.RunId).Expect(2).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(workplace.AppData, "runs")));
    }

    [Fact]
    public async Task an_ingest_in_progress_loses_nothing()
    {
        var path = Path.Combine(workplace.Folder, "table.csv");
        Generated.Csv(path, 3_000_000);
        using var session = Desk.Open(workplace, clock);
        using var other = Desk.Open(workplace, clock);
        var broom = new Broom(other);
        await session.IngestAsync(path, progress: broom);
        Assert.NotEmpty(broom.Reports);
        // What it left alone it says; the rule does not look at the clock.
        Assert.All(broom.Reports, report => Assert.NotNull(report.Deferred));
        Assert.All(broom.Reports, report => Assert.Empty(report.Removed));
        Assert.True((await session.IngestAsync(path)).Reused);
        workplace.Run("db", "doctor", "--objects").Expect(0);
    }

    [Fact]
    public async Task a_run_in_progress_loses_nothing()
    {
        using var session = Desk.Open(workplace, clock);
        using var other = Desk.Open(workplace, clock);
        var broom = new Broom(other);
        var run = await Desk.RunAsync(session, Desk.Table(workplace, 1), progress: broom);
        Assert.NotEmpty(broom.Reports);
        Assert.All(broom.Reports, report => Assert.Empty(report.Removed));
        Assert.Empty(session.FindRun(run.RunId).Check());
        Assert.NotEmpty(other.Retention.Sweep(new SweepOptions { KeepDays = 0 }).Removed);
    }

    [Fact]
    public async Task what_is_found_there_is_not_taken_away_while_it_is_looked_at()
    {
        using var session = Desk.Open(workplace, clock);
        using var other = Desk.Open(workplace, clock);
        using var stop = new CancellationTokenSource();
        var sweeps = 0;
        var sweeping = Task.Run(() =>
        {
            for (; !stop.IsCancellationRequested; Interlocked.Increment(ref sweeps)) other.Retention.Sweep(new SweepOptions { KeepDays = 0 });
        });
        var table = Desk.Table(workplace, 1);
        for (var i = 0; i < 30 || Volatile.Read(ref sweeps) < 5; i++) await session.IngestAsync(table);
        await stop.CancelAsync();
        await sweeping;
        await session.IngestAsync(table);
        workplace.Run("db", "doctor", "--objects").Expect(0);
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    [SkippableFact]
    public void the_partial_directory_of_a_dead_run_goes_and_a_cut_off_deletion_is_finished()
    {
        Skip.If(OperatingSystem.IsWindows(), "Kills a process.");
        Packages.Copy("endless_loop", Path.Combine(workplace.Folder, "plugins"));
        using (var process = workplace.Start(new Dictionary<string, string>(), "run", Desk.Table(workplace, 1), "--yes", "--plugins", "endless_loop", "--plugins-dir", "plugins"))
        {
            Assert.True(SpinWait.SpinUntil(() => Directory.Exists(Path.Combine(workplace.AppData, "runs")) && Directory.EnumerateFiles(Path.Combine(workplace.AppData, "runs"), "plan.json", SearchOption.AllDirectories).Any(), TimeSpan.FromMinutes(2)));
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        Assert.Empty(workplace.Run("gc", "--json").Expect(0).Json["removed"]!.AsArray());
        var partial = Assert.Single(Directory.EnumerateDirectories(Path.Combine(workplace.AppData, "runs")));
        Assert.Contains(workplace.Run("gc", "--keep-days", "0", "--json").Expect(0).Json["removed"]!.AsArray(), removal => (string)removal!["kind"]! == "run" && partial.EndsWith((string)removal["subject"]!, StringComparison.Ordinal));
        Assert.False(Directory.Exists(partial));

        // As after a power loss between the tombstone and the removal.
        Directory.CreateDirectory(partial);
        workplace.Write(Path.Combine("appdata", "runs", Path.GetFileName(partial), "report.md"), "half");
        Assert.Equal("leftover", (string)Assert.Single(workplace.Run("gc", "--json").Expect(0).Json["removed"]!.AsArray())!["kind"]!);
        Assert.False(Directory.Exists(partial));
    }

    /// <summary>Sweeps as hard as can be at every step of somebody else's work.</summary>
    private sealed class Broom(HarnessSession session) : IProgress<IngestProgress>, IProgress<RunProgress>
    {
        private readonly Lock gate = new();

        public List<SweepReport> Reports { get; } = [];

        public void Report(IngestProgress value) => Sweep();

        public void Report(RunProgress value) => Sweep();

        private void Sweep()
        {
            lock (gate)
            {
                if (Reports.Count < 3) Reports.Add(session.Retention.Sweep(new SweepOptions { KeepDays = 0 }));
            }
        }
    }
}
