using System.Diagnostics;
using System.Globalization;
using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>QA-03: databases of every older schema version migrate with their rows preserved.</summary>
public sealed class QA_03_Migrations : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly SettableClock clock = new();

    public static TheoryData<int> Older => [.. StateFixture.Migrations.Select(migration => migration.Version).Where(version => version < StateFixture.Newest)];

    private string Database => Path.Combine(workplace.AppData, "state.sqlite");

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void every_older_version_is_kept_with_a_row_in_every_table_and_its_migrations_were_never_edited()
    {
        foreach (var (version, _) in StateFixture.Migrations.SkipLast(1))
        {
            var path = StateFixture.PathOf(version);
            if (!File.Exists(path) && Environment.GetEnvironmentVariable("STATHARNESS_ACCEPT") == "1") File.WriteAllText(path, StateFixture.Make(version));
            Assert.True(File.Exists(path), $"There is no {path}: ./dev accept QA_03 writes it.");
            using var kept = StateFixture.Open(":memory:");
            StateFixture.Execute(kept, File.ReadAllText(path));
            using var made = StateFixture.Open(":memory:");
            StateFixture.Execute(made, StateFixture.Make(version));
            Assert.Equal(StateFixture.Schema(made), StateFixture.Schema(kept));
            Assert.All(StateFixture.Rows(kept, kept), table => Assert.NotEmpty(table.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Older))]
    public void rows_of_an_older_version_survive_and_a_checked_copy_is_kept(int version)
    {
        using var kept = Old(version, withLog: false);
        Migrated(version, kept);
    }

    [Theory]
    [MemberData(nameof(Older))]
    public void rows_that_are_in_the_log_only_survive_too(int version)
    {
        using var kept = Old(version, withLog: true);
        Assert.NotEqual(0, new FileInfo(Database + "-wal").Length);
        Migrated(version, kept);
    }

    [Fact]
    public void a_newer_version_is_left_alone()
    {
        workplace.Run("runs", "list").Expect(0);
        using (var connection = StateFixture.Open(Database)) StateFixture.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {StateFixture.Newest + 1}"));
        var before = Store.Sha256(Database);
        foreach (var command in (string[][])[["runs", "list"], ["gc", "--keep-days", "0"], ["db", "backup"], ["ingest", Desk.Table(workplace, 1)]])
            Assert.Contains("SH4003", workplace.Run(command).Expect(7).Error, StringComparison.Ordinal);
        workplace.Run("db", "doctor").Expect(7);
        Assert.Equal(before, Store.Sha256(Database));
    }

    [Fact]
    public void several_processes_that_migrate_at_once_do_it_once()
    {
        using var kept = Old(StateFixture.Migrations[0].Version, withLog: false);
        Process[] all = [.. Enumerable.Range(0, 4).Select(_ => workplace.Start(new Dictionary<string, string>(), "runs", "list", "--json"))];
        foreach (var process in all)
        {
            process.StandardInput.Close();
            Workplace.End(process, "runs list").Expect(0);
            process.Dispose();
        }
        using var now = StateFixture.Open(Database);
        var steps = StateFixture.Query(now, "SELECT subject FROM events WHERE kind = 'migrated' ORDER BY id");
        Assert.Equal(StateFixture.Migrations.Skip(1).Select(migration => "Migrations/" + Path.GetFileName(migration.Path)), steps);
        Assert.Equal(["ok"], StateFixture.Query(now, "PRAGMA integrity_check"));
    }

    [Fact]
    public void what_is_history_is_neither_changed_nor_removed()
    {
        using var made = StateFixture.Open(":memory:");
        StateFixture.Execute(made, StateFixture.Make(StateFixture.Newest));
        foreach (var table in (string[])["events", "executions", "upload_instances", "tombstones"])
        {
            foreach (var attempt in (string[])[$"DELETE FROM {table}", $"UPDATE {table} SET id = id"])
                Assert.Contains("append-only", Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => StateFixture.Execute(made, attempt)).Message, StringComparison.Ordinal);
        }
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => StateFixture.Execute(made, "DELETE FROM runs"));
    }

    private Microsoft.Data.Sqlite.SqliteConnection Old(int version, bool withLog)
    {
        Directory.CreateDirectory(workplace.AppData);
        var original = Path.Combine(workplace.Folder, "old.sqlite");
        var kept = StateFixture.Build(version, original);
        if (!withLog) StateFixture.Execute(kept, "PRAGMA wal_checkpoint(TRUNCATE)");
        File.Copy(original, Database);
        // As after a crash: the log was never copied into the database.
        if (withLog) File.Copy(original + "-wal", Database + "-wal");
        return kept;
    }

    private void Migrated(int version, Microsoft.Data.Sqlite.SqliteConnection kept)
    {
        var before = StateFixture.Rows(kept, kept);
        using (Desk.Open(workplace, clock)) { }
        using (var now = StateFixture.Open(Database))
        {
            Assert.Equal([StateFixture.Newest.ToString(CultureInfo.InvariantCulture)], StateFixture.Query(now, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version"));
            Assert.Equal(["ok"], StateFixture.Query(now, "PRAGMA integrity_check"));
            Assert.Empty(StateFixture.Query(now, "PRAGMA foreign_key_check"));
            var after = StateFixture.Rows(now, kept);
            Assert.All(before, table => Assert.Empty(table.Value.Except(after[table.Key])));
        }
        var copy = Assert.Single(Directory.EnumerateFiles(Path.Combine(workplace.AppData, "backups"), string.Create(CultureInfo.InvariantCulture, $"state-v{version:0000}-*-migration.sqlite")));
        using var backup = StateFixture.Open(copy);
        Assert.Equal(before, StateFixture.Rows(backup, kept));
    }
}
