using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.Acceptance;

/// <summary>FND-04, O3: <c>db doctor</c> prints integrity, WAL state and profile, profiles are switched, a corrupted page is found, a backup restores.</summary>
public sealed class FND_04_Durability(ITestOutputHelper log) : IDisposable
{
    private const int PageBytes = 4096;

    private readonly Workplace workplace = new();
    private readonly SettableClock clock = new();

    private string Database => Path.Combine(workplace.AppData, "state.sqlite");

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void doctor_prints_integrity_log_profile_and_backups_and_changes_nothing()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(workplace.Folder));
        workplace.Run("db", "doctor").Expect(0);
        Assert.Empty(Directory.EnumerateFileSystemEntries(workplace.Folder));
        workplace.Run("ingest", Desk.Table(workplace, 1)).Expect(0);
        var before = Everything();
        var checks = Doctor(0, "--objects");
        Assert.Equal(["backups", "cache", "datasets", "folder", "integrity", "journal", "objects", "profile", "runs", "schema version", "write-ahead log"], checks.Keys.Order(StringComparer.Ordinal));
        Assert.All(checks.Values, status => Assert.Equal("ok", status));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void a_profile_is_switched_and_stays()
    {
        Assert.Equal("safe", Profile());
        Assert.Contains("loss of power", workplace.Run("db", "profile", "fast").Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal("fast", Profile());
        Assert.Equal("warn", Doctor(0)["profile"]);
        workplace.Run("db", "profile", "balanced").Expect(0);
        Assert.Equal("balanced", Profile());
        Assert.Contains("Did you mean balanced?", workplace.Run("db", "profile", "balancd").Expect(2).Error, StringComparison.Ordinal);
        Assert.Equal("balanced", Profile());

        string Profile() => (string)workplace.Run("db", "profile", "--json").Expect(0).Json["name"]!;
    }

    [Fact]
    public async Task a_corrupted_page_is_found_and_a_backup_and_the_directories_restore_everything()
    {
        Run early, late;
        using (var session = Desk.Open(workplace, clock)) early = await Desk.RunAsync(session, Desk.Table(workplace, 1));
        workplace.Run("db", "backup").Expect(0);
        using (var session = Desk.Open(workplace, clock))
        {
            late = await Desk.RunAsync(session, Desk.Table(workplace, 2));
            session.Retention.PinRun(early.RunId, "cited");
        }
        Corrupt(PageOf("runs"));

        Assert.Equal("fail", Doctor(7)["integrity"]);
        Assert.Matches("SH40(22|02)", workplace.Run("runs", "list").Expect(7).Error);

        var restored = workplace.Run("db", "restore", "--json").Expect(0).Json;
        Assert.Equal([late.RunId], restored["registered_runs"]!.AsArray().Select(run => (string)run!));
        Assert.Single(restored["registered_datasets"]!.AsArray());
        Assert.True(File.Exists(Path.Combine((string)restored["kept_aside"]!, "state.sqlite")));
        Assert.All(Doctor(0, "--objects"), check => Assert.Equal("ok", check.Value));
        foreach (var run in new[] { early, late }) workplace.Run("runs", "show", run.RunId).Expect(0);
        Assert.Equal(2, workplace.Run("datasets", "list", "--json").Expect(0).Json.AsArray().Count);
        Assert.Equal(1, (int)restored["salvaged_pins"]!);
        workplace.Run("runs", "delete", early.RunId, "--confirm", early.Report.Run.ReportHash.ToString()).Expect(6);
        workplace.Run("ingest", Desk.Table(workplace, 3)).Expect(0);
    }

    [Fact]
    public void a_destroyed_header_is_found_and_an_empty_place_is_filled_from_the_directories()
    {
        workplace.Run("ingest", Desk.Table(workplace, 1)).Expect(0);
        Corrupt(0);
        Assert.Equal("fail", Doctor(7)["database"]);
        workplace.Run("runs", "list").Expect(7);
        Assert.Contains("SH4025", workplace.Run("db", "restore").Expect(7).Error, StringComparison.Ordinal);
        workplace.Run("db", "restore", "--rebuild").Expect(0);
        Assert.True((bool)workplace.Run("ingest", Desk.Table(workplace, 1), "--json").Expect(0).Json["reused"]!);

        File.Delete(Database);
        Doctor(7);
        Assert.Single(workplace.Run("datasets", "list", "--json").Expect(0).Json.AsArray());
        Assert.All(Doctor(0), check => Assert.Equal("ok", check.Value));
    }

    [Fact]
    public void a_restoration_that_was_cut_off_is_finished_by_the_next_command()
    {
        workplace.Run("ingest", Desk.Table(workplace, 1)).Expect(0);
        workplace.Run("db", "backup", "--to", Database + "-restoring").Expect(0);
        workplace.Run("ingest", Desk.Table(workplace, 2)).Expect(0);
        // Killed when the old database was aside and the new one not yet in its place.
        File.Move(Database, Path.Combine(workplace.Folder, "aside.sqlite"));
        Assert.Equal(2, workplace.Run("datasets", "list", "--json").Expect(0).Json.AsArray().Count);
        Assert.False(File.Exists(Database + "-restoring"));
        using var connection = StateFixture.Open(Database);
        Assert.Single(StateFixture.Query(connection, "SELECT raw_sha256 FROM upload_instances WHERE file_name = 'table1.csv'"));
    }

    [Fact]
    public async Task a_lost_catalogue_of_three_hundred_runs_is_made_again_and_swept()
    {
        const int Runs = 300;
        Run run;
        using (var session = Desk.Open(workplace, clock)) run = await Desk.RunAsync(session, Desk.Table(workplace, 1));
        var folder = Path.GetDirectoryName(run.Directory)!;
        for (var i = 1; i < Runs; i++) Copy(run, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{run.RunId[..^4]}{i:x4}")));
        File.Delete(Database);

        clock.Now = clock.Now.AddDays(60);
        var watch = Stopwatch.StartNew();
        using (var session = Desk.Open(workplace, clock))
        {
            log.WriteLine($"{Runs} runs registered again in {watch.ElapsedMilliseconds} ms");
            Assert.Equal(Runs, session.Runs().Count);
            watch.Restart();
            var swept = session.Retention.Sweep(new SweepOptions { KeepLast = 10 });
            log.WriteLine($"{swept.Removed.Count} things, {swept.Bytes} bytes swept in {watch.ElapsedMilliseconds} ms");
            Assert.Equal(Runs - 10, swept.Removed.Count(removal => removal.Kind == "run"));
            watch.Restart();
            var copy = session.Database.Backup();
            log.WriteLine($"backed up and checked, {copy.SizeBytes} bytes, in {watch.ElapsedMilliseconds} ms");
        }
        for (var i = 0; i < 5; i++)
        {
            watch.Restart();
            using (Desk.Open(workplace, clock)) { }
            log.WriteLine($"opened and closed in {watch.Elapsed.TotalMilliseconds:0.0} ms");
        }
        Doctor(0);
    }

    [Fact]
    public void a_catalogue_without_a_write_ahead_log_is_said()
    {
        workplace.Run("runs", "list").Expect(0);
        using (var connection = StateFixture.Open(Database)) StateFixture.Execute(connection, "PRAGMA journal_mode = DELETE");
        Assert.Equal("warn", Doctor(0)["journal"]);
    }

    [Fact]
    public void a_broken_backup_is_refused_and_a_busy_appdata_is_left_alone()
    {
        workplace.Run("ingest", Desk.Table(workplace, 1)).Expect(0);
        var copy = Path.Combine(workplace.Folder, "copy.sqlite");
        workplace.Run("db", "backup", "--to", copy).Expect(0);
        var before = Everything();
        foreach (var (broken, bytes) in new[] { ("text.sqlite", "no database"u8.ToArray()), ("cut.sqlite", File.ReadAllBytes(copy)[..(5 * PageBytes)]), ("empty.sqlite", []) })
        {
            workplace.Write(broken, bytes);
            Assert.Contains("SH4023", workplace.Run("db", "restore", broken).Expect(7).Error, StringComparison.Ordinal);
        }
        using (Desk.Open(workplace, TimeProvider.System)) Assert.Contains("SH4024", workplace.Run("db", "restore", copy).Expect(7).Error, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        workplace.Run("db", "restore", copy).Expect(0);
    }

    [Fact]
    public void copies_are_made_day_by_day_and_the_last_seven_stay()
    {
        Open();
        Assert.Empty(Copies());
        // What a process left that was killed over a copy.
        var left = Path.Combine(Directory.CreateDirectory(Path.Combine(workplace.AppData, "backups")).FullName, ".left.tmp");
        File.WriteAllText(left, "half a copy");
        File.SetLastWriteTimeUtc(left, clock.Now.UtcDateTime.AddDays(-1));
        for (var day = 1; day <= 10; day++)
        {
            clock.Now = clock.Now.AddDays(1).AddMinutes(1);
            var watch = Stopwatch.StartNew();
            Open();
            log.WriteLine($"day {day}: opened, changed and closed in {watch.Elapsed.TotalMilliseconds:0.0} ms");
            Open();
            Assert.Equal(Math.Min(day, 7), Copies().Count);
        }
        Assert.False(File.Exists(left));
        // A clock that was set back makes one copy, not one at every start.
        clock.Now = clock.Now.AddDays(-30);
        Open();
        var after = Copies();
        Open();
        Assert.Equal(after, Copies());
        workplace.Run("db", "restore", Copies()[^1]).Expect(0);

        void Open()
        {
            using var session = Desk.Open(workplace, clock);
            session.Database.SetProfile("safe");
        }
    }

    [Fact]
    public async Task a_checkpoint_empties_the_log()
    {
        using var session = Desk.Open(workplace, clock);
        await session.IngestAsync(Desk.Table(workplace, 1));
        Assert.NotEqual(0, new FileInfo(Database + "-wal").Length);
        Assert.True(session.Database.Checkpoint() is { Done: true, LogBytesBefore: > 0, LogBytesAfter: 0 });
        Assert.Equal(0, new FileInfo(Database + "-wal").Length);
        workplace.Run("db", "checkpoint").Expect(0);
    }

    private Dictionary<string, string> Doctor(int exit, params string[] options)
    {
        var report = workplace.Run(["db", "doctor", "--json", .. options]).Expect(exit).Json;
        Assert.Equal(exit == 7, (string)report["verdict"]! == "fail");
        log.WriteLine(report.ToJsonString());
        return report["checks"]!.AsArray().ToDictionary(check => (string)check!["name"]!, check => (string)check!["status"]!, StringComparer.Ordinal);
    }

    private List<string> Copies() => !Directory.Exists(Path.Combine(workplace.AppData, "backups")) ? [] :
        [.. Directory.EnumerateFiles(Path.Combine(workplace.AppData, "backups"), "*-scheduled.sqlite").Order(StringComparer.Ordinal)];

    /// <summary>Every file with its content.</summary>
    private List<string> Everything() =>
        [.. Directory.EnumerateFiles(workplace.AppData, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("-shm", StringComparison.Ordinal) && new FileInfo(path).Length > 0)
            .Order(StringComparer.Ordinal).Select(path => $"{path} {Store.Sha256(path)}")];

    private static void Copy(Run run, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var name in (string[])["run_manifest.json", "report.json", "report.md"])
            File.WriteAllText(Path.Combine(target, name), File.ReadAllText(Path.Combine(run.Directory, name)).Replace(run.RunId, Path.GetFileName(target), StringComparison.Ordinal));
    }

    private void Corrupt(int page)
    {
        Assert.False(File.Exists(Database + "-wal"));
        using var file = File.OpenWrite(Database);
        file.Seek((long)page * PageBytes, SeekOrigin.Begin);
        file.Write([.. Enumerable.Repeat((byte)0xA5, PageBytes)]);
    }

    /// <returns>The first page of a table, counted from 0.</returns>
    private int PageOf(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage FROM sqlite_schema WHERE name = $table";
        command.Parameters.AddWithValue("$table", table);
        return (int)(long)command.ExecuteScalar()! - 1;
    }
}
