using System.Globalization;
using Microsoft.Data.Sqlite;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Examines the catalogue and what it names, also one that cannot be opened for work. Changes nothing.</summary>
public static class CatalogueDoctor
{
    private const int ShownProblems = 5;

    /// <param name="hashObjects">Whether every object and upload is read and hashed again.</param>
    public static IReadOnlyList<StorageCheck> Examine(string root, TimeProvider time, bool hashObjects)
    {
        root = Path.GetFullPath(root);
        var path = AppDataFiles.Database(root);
        if (!Directory.Exists(root)) return [new("database", "ok", $"'{root}' is not there yet; the first ingest makes it")];
        List<StorageCheck> checks = [Links(root)];
        if (!File.Exists(path) && !HasContents(root)) return [.. checks, new("database", "ok", "there is none yet, and nothing for it to name")];
        if (!File.Exists(path)) return [.. checks, new("database", "fail", "there is no state.sqlite", "The next command makes one from the run directories, dataset cards and uploads; `stat-harness db restore` takes a backup.")];
        checks.Add(Log(path));
        try
        {
            using var connection = Look(path);
            var sql = new Statements(connection, null);
            Func<StorageCheck>[] all = [() => Integrity(sql), () => Version(sql), () => Journal(sql), () => Profile(sql), () => References.Runs(root, sql), () => References.Datasets(root, sql), () => References.Cached(root, sql)];
            string[] names = ["integrity", "schema version", "journal", "profile", "runs", "datasets", "cache"];
            checks.AddRange(all.Zip(names, Guarded));
        }
        catch (SqliteException e)
        {
            checks.Add(new("database", "fail", e.Message, Hint));
        }
        checks.Add(Backups(new BackupFolder(root, time), time));
        if (hashObjects) checks.Add(ObjectAudit.Check(root));
        return checks;
    }

    private const string Hint = "`stat-harness db restore` brings back the last good backup and every run directory; the damaged file is kept aside.";

    /// <summary>A folder that nobody may write to has no shared memory either; then the file is read as it lies.</summary>
    private static SqliteConnection Look(string path)
    {
        try
        {
            var connection = DatabaseFile.Inspect(path);
            try
            {
                new Statements(connection, null).Query("SELECT COUNT(*) FROM sqlite_schema", row => row.GetInt32(0));
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException e) when (SqliteProblem.IsOfTheDisk(e) && Checkpoints.LogBytes(path) == 0)
        {
            return DatabaseFile.Open($"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", SqliteOpenMode.ReadOnly);
        }
    }

    private static bool HasContents(string root) => ((string[])["runs", "datasets", "uploads/by-sha"]).Select(name => Path.Combine(root, name)).Any(path => Directory.Exists(path) && Directory.EnumerateDirectories(path).Any());

    /// <summary>One damaged page leaves the other checks their say.</summary>
    private static StorageCheck Guarded(Func<StorageCheck> check, string name)
    {
        try
        {
            return check();
        }
        catch (SqliteException e)
        {
            return new(name, "fail", e.Message, Hint);
        }
    }

    private static StorageCheck Links(string root)
    {
        try
        {
            AppDataFiles.RefuseLinks(root);
            return new("folder", "ok", root);
        }
        catch (DiagnosticException e)
        {
            return new("folder", "fail", e.Diagnostic.Message, e.Diagnostic.Hint);
        }
    }

    private static StorageCheck Integrity(Statements sql)
    {
        var problems = sql.Query(string.Create(CultureInfo.InvariantCulture, $"PRAGMA integrity_check({ShownProblems})"), row => row.GetString(0));
        if (problems is not ["ok"]) return new("integrity", "fail", string.Join("; ", problems), Hint);
        var dangling = sql.Query("PRAGMA foreign_key_check", row => row.GetString(0));
        return dangling.Count == 0
            ? new("integrity", "ok", "every page and index holds, every reference leads somewhere")
            : new("integrity", "fail", string.Create(CultureInfo.InvariantCulture, $"{dangling.Count} rows of {string.Join(", ", dangling.Distinct(StringComparer.Ordinal))} point nowhere"), Hint);
    }

    private static StorageCheck Version(Statements sql)
    {
        var version = MigrationSteps.Version(sql);
        var found = string.Create(CultureInfo.InvariantCulture, $"{version}; this program writes {MigrationSteps.Newest}");
        return version == MigrationSteps.Newest ? new("schema version", "ok", found)
            : version < MigrationSteps.Newest ? new("schema version", "warn", found, "The next command that opens it brings it up to date, after a backup.")
            : new("schema version", "fail", found, "Use the newer program that wrote it.");
    }

    private static StorageCheck Journal(Statements sql)
    {
        var journal = sql.Query("PRAGMA journal_mode", row => row.GetString(0))[0];
        return journal == "wal"
            ? new("journal", "ok", "write-ahead log")
            : new("journal", "warn", $"{journal}: no write-ahead log", "Where a file system has no shared memory, processes wait for each other longer; use a local disk.");
    }

    private static StorageCheck Profile(Statements sql)
    {
        var hasSettings = sql.Query("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'storage_settings'", row => row.GetInt32(0))[0] > 0;
        var name = hasSettings ? sql.Query("SELECT value FROM storage_settings WHERE name = 'durability'", row => row.GetString(0)).FirstOrDefault() : null;
        var profile = DurabilityProfile.Named(name ?? "") ?? DurabilityProfile.Safe;
        return new("profile", profile.Name == "fast" ? "warn" : "ok", $"{profile.Name}: {profile.Promise}", profile.Name == "fast" ? "`stat-harness db profile safe` makes commits durable." : null);
    }

    private static StorageCheck Log(string path)
    {
        var bytes = Checkpoints.LogBytes(path);
        var found = bytes == 0 ? "empty: all is in the database" : string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes wait to be copied into the database");
        return bytes < 64L << 20 ? new("write-ahead log", "ok", found) : new("write-ahead log", "warn", found, "`stat-harness db checkpoint` copies them; a process that reads for long holds it up.");
    }

    private static StorageCheck Backups(BackupFolder folder, TimeProvider time)
    {
        var (all, now) = (folder.List(), time.GetUtcNow());
        if (all.Count == 0) return new("backups", "ok", "none yet: the first is made a day after the first command; `stat-harness db backup` makes one now");
        // What is dated after now says nothing of how old the last is.
        var ahead = all.Count(backup => backup.At > now);
        var last = all.Skip(ahead).FirstOrDefault();
        var age = last is null ? "none of them before now" : string.Create(CultureInfo.InvariantCulture, $"the last {(now - last.At).TotalDays:0.0} days old: {last.Path}");
        var found = $"{all.Count}, {age}{(ahead == 0 ? "" : $"; dated after now, since the clock was set back: {ahead}")}";
        return last is not null && (now - last.At).TotalDays < 7 ? new("backups", "ok", found) : new("backups", "warn", found, "`stat-harness db backup` makes one now.");
    }
}
