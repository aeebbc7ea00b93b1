using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <param name="From">The backup; null when the catalogue was made anew from the directories.</param>
/// <param name="KeptAside">Where the replaced database lies now; null when there was none.</param>
/// <param name="Passed">Newer backups that could not be used, with the reason.</param>
/// <param name="MissingRuns">Completed runs that the catalogue names, that no tombstone explains and that have no directory.</param>
public sealed record RestoreResult(
    string? From, DateTimeOffset? BackupAt, string? KeptAside, IReadOnlyList<string> Passed, Reregistered Registered, Salvaged Salvaged, IReadOnlyList<string> MissingRuns);

/// <summary>Puts a backup in the place of the catalogue. The backup is checked first; the replaced database is kept; what is newer in the directories is entered again.</summary>
public static class Restore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="backup">Null takes the newest good one.</param>
    /// <param name="rebuild">No backup at all: everything from the directories.</param>
    /// <exception cref="DiagnosticException">SH4023, SH4025: no good backup. SH4024: somebody has the appdata open. Nothing was changed.</exception>
    public static RestoreResult Run(string root, string? backup, bool rebuild, TimeProvider time)
    {
        root = Path.GetFullPath(root);
        if (!Directory.Exists(root)) throw StorageDiagnostics.RootUnusable(root, new DirectoryNotFoundException("there is no such folder."));
        AppDataFiles.RefuseLinks(root);
        using var alone = FileLock.Alone(AppDataFiles.OpenLock(root), Patience) ?? throw StateDiagnostics.InUse(root, Lease.Names(Path.Combine(root, "leases")).Order(StringComparer.Ordinal));
        var folder = new BackupFolder(root, time);
        var (chosen, passed) = rebuild ? (null, []) : Choose(folder, backup);
        var aside = Aside(root);
        try
        {
            if (chosen is not null) Copy(chosen, aside);
            var kept = SetAside(root, folder, time);
            if (chosen is not null) AtomicFile.Publish(aside, AppDataFiles.Database(root));
            return Finish(root, folder, chosen, kept, passed, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StateDiagnostics.BackupFailed(root, e);
        }
        finally
        {
            File.Delete(aside);
            File.Delete(aside + ".tmp");
        }
    }

    /// <summary>Puts the checked copy of a restoration that was cut off in its place.</summary>
    /// <returns>Whether there was one.</returns>
    internal static bool FinishCutOff(string root)
    {
        if (File.Exists(AppDataFiles.Database(root)) || !File.Exists(Aside(root))) return false;
        try
        {
            AtomicFile.Publish(Aside(root), AppDataFiles.Database(root));
        }
        // Another process did it at the same time.
        catch (FileNotFoundException) when (File.Exists(AppDataFiles.Database(root))) { }
        return true;
    }

    private static string Aside(string root) => AppDataFiles.Database(root) + "-restoring";

    private static (string Path, IReadOnlyList<string> Passed) Choose(BackupFolder folder, string? given)
    {
        if (given is not null)
        {
            BackupCheck.Of(given);
            return (Path.GetFullPath(given), []);
        }
        List<string> passed = [];
        foreach (var backup in folder.List())
        {
            try
            {
                BackupCheck.Of(backup.Path);
                return (backup.Path, passed);
            }
            catch (DiagnosticException e)
            {
                passed.Add(e.Diagnostic.Message);
            }
        }
        throw StateDiagnostics.NoBackup(folder.Path);
    }

    private static void Copy(string from, string to)
    {
        // Made elsewhere first: under its name there is a whole copy or none.
        var part = to + ".tmp";
        File.Copy(from, part, overwrite: true);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        ReadOnlyFile.Flush(part);
        BackupCheck.Of(part);
        AtomicFile.Publish(part, to);
    }

    /// <summary>Its log goes with it: without it the last commits are lost, and beside another database it would damage that one.</summary>
    private static string? SetAside(string root, BackupFolder folder, TimeProvider time)
    {
        var database = AppDataFiles.Database(root);
        if (!File.Exists(database)) return null;
        var kept = Path.Combine(folder.Path, "replaced-" + time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(kept);
        foreach (var name in (string[])["-shm", "-wal", ""])
        {
            if (File.Exists(database + name)) File.Move(database + name, Path.Combine(kept, "state.sqlite" + name));
        }
        AtomicFile.FlushDirectory(root);
        return kept;
    }

    private static RestoreResult Finish(string root, BackupFolder folder, string? chosen, string? kept, IReadOnlyList<string> passed, TimeProvider time)
    {
        using var state = StateDatabase.Open(AppDataFiles.Database(root), time, folder);
        state.Write(sql =>
        {
            sql.Event(time.GetUtcNow(), "restored", chosen is null ? "directories" : Path.GetFileName(chosen));
            return true;
        });
        var salvaged = kept is null ? new Salvaged(0, 0, null) : Salvage.Run(Path.Combine(kept, "state.sqlite"), state);
        var registered = Reregistration.Run(root, state);
        var missing = state.Read(sql => sql.Query(
            "SELECT run_id FROM runs WHERE report_hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tombstones WHERE kind = 'run' AND subject = run_id) ORDER BY run_id", row => row.GetString(0)))
            .Where(id => !Directory.Exists(Path.Combine(root, "runs", id))).ToList();
        return new RestoreResult(chosen, chosen is null ? null : StateBackup.Of(new FileInfo(chosen))?.At, kept, passed, registered, salvaged, missing);
    }
}
