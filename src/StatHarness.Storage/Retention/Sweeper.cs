using Microsoft.Data.Sqlite;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Mark and sweep. What goes is recorded before it goes, so that a crash leaves files that the next sweep takes, never a silent loss.</summary>
public static class Sweeper
{
    private const int Constraint = 19, Attempts = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="dryRun">Look only.</param>
    /// <param name="command">Recorded with each removal.</param>
    /// <exception cref="DiagnosticException">SH4046: the catalogue is damaged. SH4045: something could not be removed.</exception>
    public static SweepPlan Run(AppData appData, RetentionRule rule, bool dryRun, string command)
    {
        RequireWhole(appData);
        using var alone = FileLock.Alone(AppDataFiles.WorkLock(appData.Root), Patience);
        for (var attempt = 1; ; attempt++)
        {
            var plan = Look(appData, rule, alone is not null);
            if (dryRun) return plan;
            try
            {
                return plan with { Items = Carry(appData, plan.Items, command) };
            }
            // Something was pinned since it was looked at.
            catch (SqliteException e) when (e.SqliteErrorCode == Constraint && attempt < Attempts) { }
        }
    }

    /// <summary>Records and removes; leaves out runs that somebody resumed meanwhile.</summary>
    /// <returns>What went.</returns>
    internal static IReadOnlyList<SweepItem> Carry(AppData appData, IReadOnlyList<SweepItem> items, string command)
    {
        var going = appData.State.Write(sql =>
        {
            var running = sql.Query("SELECT run_id FROM runs WHERE state = 'running'", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
            var left = items.Where(item => item.Kind != "run" || !running.Contains(item.Subject)).ToList();
            TombstoneStore.Bury(sql, left, command, appData.Time.GetUtcNow());
            foreach (var item in left) DropRow(sql, item);
            return left;
        });
        Remove(appData, [.. going.Where(item => item.Path.Length > 0)]);
        return going;
    }

    private static void Remove(AppData appData, IReadOnlyList<SweepItem> items)
    {
        var current = appData.Root;
        try
        {
            using var staging = appData.NewStaging();
            new MemoFolder(appData.Root).Clear();
            foreach (var item in items)
            {
                current = item.Path;
                Remove(appData, item, staging);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RetentionDiagnostics.CannotRemove(current, e);
        }
    }

    private static SweepPlan Look(AppData appData, RetentionRule rule, bool isAlone)
    {
        var now = appData.Time.GetUtcNow();
        var runs = RunSweep.Of(appData, rule, now);
        if (!isAlone)
        {
            return new SweepPlan(Ordered(runs.Items), runs.Kept.Count, runs.Pinned, runs.NeededData.Count,
                "Another process is ingesting or running: datasets, uploads and objects are left to the next gc.");
        }
        var (items, keptDatasets) = StoreSweep.Of(appData, rule, now, runs);
        return new SweepPlan(Ordered([.. runs.Items, .. items]), runs.Kept.Count, runs.Pinned, keptDatasets, null);
    }

    /// <summary>What names others goes before what is named.</summary>
    private static IReadOnlyList<SweepItem> Ordered(IEnumerable<SweepItem> items)
    {
        string[] order = ["run", "dataset", "dataset_version", "upload", "result", "compiled", "object", "leftover"];
        return [.. items.OrderBy(item => Array.IndexOf(order, item.Kind)).ThenBy(item => item.Subject, StringComparer.Ordinal)];
    }

    private static void DropRow(Statements sql, SweepItem item)
    {
        var statement = item.Kind switch
        {
            "dataset_version" => "DELETE FROM dataset_versions WHERE dataset_version_id = ?1",
            "dataset" => "DELETE FROM dataset_versions WHERE data_hash = ?1",
            "result" => "DELETE FROM results WHERE execution_key = ?1",
            "compiled" => "DELETE FROM compiled WHERE compile_key = ?1",
            _ => null,
        };
        if (statement is not null) sql.Execute(statement, item.Subject);
    }

    /// <summary>A folder is taken away as a whole before it is emptied: nobody sees half of a run.</summary>
    private static void Remove(AppData appData, SweepItem item, StagingArea staging)
    {
        StorePath.Under(appData.Root, Path.GetRelativePath(appData.Root, item.Path).Replace(Path.DirectorySeparatorChar, '/'));
        if (!Directory.Exists(item.Path))
        {
            ReadOnlyFile.Unprotect(item.Path);
            File.Delete(item.Path);
            return;
        }
        var aside = staging.NewFile();
        Directory.Move(item.Path, aside);
        foreach (var file in Directory.EnumerateFiles(aside, "*", SearchOption.AllDirectories)) ReadOnlyFile.Unprotect(file);
        Directory.Delete(aside, recursive: true);
    }

    private static void RequireWhole(AppData appData)
    {
        var found = appData.State.Read(sql => sql.Query("PRAGMA quick_check(1)", row => row.GetString(0)))[0];
        if (found != "ok") throw RetentionDiagnostics.Damaged(appData.State.Path, found);
    }
}
