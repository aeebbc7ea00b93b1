using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary><c>backups/</c>: copies made while the database is in use, checked before they get their name.</summary>
internal sealed class BackupFolder(string root, TimeProvider time)
{
    private const int ScheduledKept = 7, MigrationsKept = 3;

    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    public string Path { get; } = System.IO.Path.Combine(root, "backups");

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StateBackup> List() => !Directory.Exists(Path) ? [] :
        [.. new DirectoryInfo(Path).EnumerateFiles("state-*.sqlite").Select(StateBackup.Of).OfType<StateBackup>()
            .OrderByDescending(backup => backup.At).ThenByDescending(backup => backup.Path, StringComparer.Ordinal)];

    /// <param name="unless">A copy of this version is not wanted: another process migrated meanwhile, and kept its own copy.</param>
    /// <returns>Null when it is not wanted.</returns>
    /// <exception cref="DiagnosticException">SH4027: no space, no permission. SH4023: what was written is not what was read.</exception>
    public StateBackup? Make(StateDatabase state, BackupKind kind, int? unless = null)
    {
        try
        {
            return Write(state, kind, unless);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            throw StateDiagnostics.BackupFailed(Path, e);
        }
    }

    /// <summary>A copy at a place of the caller's.</summary>
    public static void MakeAt(StateDatabase state, string path)
    {
        try
        {
            Write(state, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, _ => path, unless: null);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            throw StateDiagnostics.BackupFailed(path, e);
        }
    }

    /// <summary>
    /// A copy when the last is a day old and something happened since; also when the clock was set back before all of them. Without room for one
    /// the work goes on: the next opening tries again, and a doctor tells the age of the last.
    /// </summary>
    public StateBackup? MakeIfDue(StateDatabase state)
    {
        var (first, last) = state.Read(sql => (At(sql, "ASC"), At(sql, "DESC")));
        if (first is null || last is null) return null;
        var now = time.GetUtcNow();
        var since = List().Select(backup => backup.At).Where(at => at <= now).DefaultIfEmpty(first.Value).First();
        if ((now - since).Duration() < Between || (last <= since && since <= now)) return null;
        try
        {
            Directory.CreateDirectory(Path);
            // Of several processes that start on a new day, one makes the copy.
            using var alone = FileLock.Alone(System.IO.Path.Combine(Path, ".scheduled.lock"), TimeSpan.Zero);
            return alone is null ? null : Write(state, BackupKind.Scheduled, unless: null);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            state.Write(sql =>
            {
                sql.Event(now, "backup_failed", e.Message.Split('\n')[0]);
                return true;
            });
            return null;
        }
    }

    private static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException || SqliteProblem.IsOfTheDisk(e.InnerException);

    private StateBackup? Write(StateDatabase state, BackupKind kind, int? unless)
    {
        Directory.CreateDirectory(Path);
        var path = Write(state, Path, version => System.IO.Path.Combine(Path, StateBackup.NameOf(version, time.GetUtcNow(), kind)), unless);
        if (path is null) return null;
        Prune();
        return StateBackup.Of(new FileInfo(path));
    }

    private static DateTimeOffset? At(Statements sql, string order) =>
        sql.Query($"SELECT at FROM events ORDER BY id {order} LIMIT 1", row => (DateTimeOffset?)Statements.At(row.GetString(0))).FirstOrDefault();

    private static string? Write(StateDatabase state, string folder, Func<int, string> nameOf, int? unless)
    {
        var aside = System.IO.Path.Combine(folder, $".{Guid.CreateVersion7(state.Time.GetUtcNow()):N}.tmp");
        try
        {
            state.Read(sql => sql.Execute("VACUUM INTO ?1", aside));
            ReadOnlyFile.Flush(aside);
            var version = BackupCheck.Of(aside);
            if (version == unless) return null;
            var path = nameOf(version);
            AtomicFile.Publish(aside, path);
            return path;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private void Prune()
    {
        foreach (var (kind, kept) in new[] { (BackupKind.Scheduled, ScheduledKept), (BackupKind.Migration, MigrationsKept) })
        {
            foreach (var old in List().Where(backup => backup.Kind == kind).Skip(kept)) File.Delete(old.Path);
        }
        // Of a process that was killed over it; one that is being made is younger.
        foreach (var left in new DirectoryInfo(Path).EnumerateFiles(".*.tmp").Where(file => time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Between)) left.Delete();
    }
}
