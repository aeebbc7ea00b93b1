using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.StorageRoom;

public sealed class RunStoreTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void a_run_is_partial_until_it_is_complete()
    {
        var manifest = Manifest();
        var run = _workspace.AppData.Runs.Begin(manifest);
        Assert.Equal(["run_manifest.json"], Directory.EnumerateFiles(run.Path).Select(path => Path.GetFileName(path)!));
        Assert.Null(_workspace.AppData.Runs.Find(manifest.RunId)!.Outcome);
        Assert.Null(_workspace.AppData.Runs.FindCompleted(manifest.RunFingerprint));

        run.Write("report.json", "{}"u8);
        var row = _workspace.AppData.Runs.Complete(run, Completed(manifest, run));
        Assert.Equal(RunOutcome.Completed, row.Outcome);
        Assert.True(row.IsComplete);
        Assert.False(Directory.Exists(run.Path));
        Assert.Equal(Path.Combine(_workspace.Root, "runs", manifest.RunId), row.Directory);
        Assert.Equal(row, _workspace.AppData.Runs.FindCompleted(manifest.RunFingerprint));
        Assert.Equal(row, _workspace.AppData.Runs.Find("latest"));
        Assert.Equal("report.json", Assert.Single(RunStore.ReadManifest(row.Directory).Completion!.Artifacts).Path);
    }

    [Fact]
    public void a_crash_between_rename_and_commit_is_finished_at_the_next_open()
    {
        var manifest = Manifest();
        var run = _workspace.AppData.Runs.Begin(manifest);
        run.Write("report.json", "{}"u8);
        _workspace.AppData.Runs.Publish(run, Completed(manifest, run));
        Assert.Null(_workspace.AppData.Runs.Find(manifest.RunId)!.Outcome);

        var row = _workspace.Reopen().Runs.Find(manifest.RunId)!;
        Assert.Equal(RunOutcome.Completed, row.Outcome);
        Assert.Equal(Datasets.HashOf("report"), row.ReportHash);
    }

    [Fact]
    public void a_run_of_a_dead_process_is_crashed_and_its_work_is_kept()
    {
        var manifest = Manifest();
        var run = _workspace.AppData.Runs.Begin(manifest);
        run.Write("responses/a.json", "{}"u8);
        var row = _workspace.Reopen().Runs.Find(manifest.RunId)!;
        Assert.Equal(RunOutcome.Crashed, row.Outcome);
        Assert.False(row.IsComplete);
        Assert.True(File.Exists(Path.Combine(row.Directory, "responses", "a.json")));
        Assert.Null(_workspace.AppData.Runs.FindCompleted(manifest.RunFingerprint));
    }

    [Fact]
    public void a_run_of_a_living_process_is_never_called_crashed_however_long_it_takes()
    {
        var manifest = Manifest();
        _workspace.AppData.Runs.Begin(manifest);
        for (var i = 0; i < 100_000; i++) _workspace.Time.GetUtcNow();
        using var other = AppData.Open(_workspace.Root, _workspace.Time);
        Assert.Null(other.Runs.Find(manifest.RunId)!.Outcome);
        Assert.True(Directory.Exists(Path.Combine(_workspace.Root, "runs", ".partial-" + manifest.RunId)));
    }

    [Fact]
    public void staging_of_the_dead_is_removed_and_of_the_living_is_not()
    {
        using var mine = _workspace.AppData.NewStaging();
        var leftover = Path.Combine(_workspace.Root, "staging", "0123456789abcdef-1");
        Directory.CreateDirectory(leftover);
        using var other = AppData.Open(_workspace.Root, _workspace.Time);
        Assert.False(Directory.Exists(leftover));
        Assert.True(Directory.Exists(mine.Path));
    }

    [Fact]
    public void events_are_neither_changed_nor_removed()
    {
        _workspace.AppData.Runs.Begin(Manifest());
        foreach (var attempt in (string[])["UPDATE events SET kind = 'x'", "DELETE FROM events"])
        {
            var refused = Assert.Throws<SqliteException>(() => _workspace.AppData.State.Write(sql => sql.Execute(attempt)));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void a_database_of_a_newer_program_is_left_alone()
    {
        _workspace.AppData.State.Read(sql => sql.Execute("PRAGMA user_version = 999"));
        var problem = Assert.Throws<DiagnosticException>(() => _workspace.Reopen());
        Assert.Equal(("SH4003", ExitCode.EnvironmentCannot), (problem.Diagnostic.Code, problem.Exit));
    }

    [Fact]
    public void several_processes_share_one_appdata()
    {
        Parallel.For(0, 6, _ =>
        {
            using var mine = AppData.Open(_workspace.Root, _workspace.Time);
            for (var i = 0; i < 5; i++)
            {
                var manifest = Manifest();
                var run = mine.Runs.Begin(manifest);
                run.Write("report.json", "{}"u8);
                mine.Objects.Put("the same for all"u8);
                mine.Runs.Complete(run, Completed(manifest, run));
            }
        });
        var rows = _workspace.AppData.Runs.List();
        Assert.Equal(30, rows.Count);
        Assert.All(rows, row => Assert.Equal(RunOutcome.Completed, row.Outcome));
        Assert.All(StorageChecks.Of(_workspace.AppData).Where(check => check.Name != "disk"), check => Assert.Equal("ok", check.Status));
    }

    internal RunManifest Manifest()
    {
        var environment = new EnvironmentRecord("0.1.0", ".NET 10", [], "invariant", "UTC", "full");
        return new RunManifest(
            1, RunId.New(_workspace.Time).ToString(), Datasets.HashOf("fingerprint"), "run_fingerprint.v1", "0.1.0",
            new ManifestDataset("dsv_1", Datasets.HashOf("data"), Datasets.HashOf("raw"), Datasets.HashOf("options"), "log.csv", 10, 2, true, null),
            [], new Dictionary<string, JsonObject>(), Datasets.HashOf("settings"), null, "0123456789abcdef", false, environment, Datasets.HashOf("environment"),
            new NetworkGuarantee("off", "the kernel"), Datasets.HashOf("plan"), _workspace.Time.GetUtcNow(), new StartOptions(1, false), null);
    }

    private RunManifest Completed(RunManifest manifest, RunDirectory run) =>
        manifest with { Completion = new RunCompletion(RunOutcome.Completed, _workspace.Time.GetUtcNow(), Datasets.HashOf("report"), run.Artifacts()) };
}
