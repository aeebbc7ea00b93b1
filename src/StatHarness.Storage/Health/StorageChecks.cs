using System.Globalization;

namespace StatHarness.Storage;

/// <param name="Status">ok, warn or fail.</param>
public sealed record StorageCheck(string Name, string Status, string Found, string? Hint = null);

/// <summary>What a doctor asks of an open appdata.</summary>
public static class StorageChecks
{
    private const long LittleSpaceBytes = 1L << 30;

    public static IReadOnlyList<StorageCheck> Of(AppData appData) =>
        [Integrity(appData), Journal(appData), Locks(appData), Mapping(appData), Space(appData), Crashed(appData)];

    private static StorageCheck Integrity(AppData appData)
    {
        var found = appData.State.Read(sql => sql.Query("PRAGMA quick_check(1)", row => row.GetString(0)))[0];
        var dangling = appData.State.Read(sql => sql.Query("PRAGMA foreign_key_check", row => row.GetString(0))).Count;
        return found == "ok" && dangling == 0
            ? new("database", "ok", string.Create(CultureInfo.InvariantCulture, $"intact, schema version {MigrationSteps.VersionOf(appData.State)}"))
            : new("database", "fail", found == "ok" ? string.Create(CultureInfo.InvariantCulture, $"{dangling} rows point nowhere") : found, "Restore state.sqlite from a backup.");
    }

    private static StorageCheck Journal(AppData appData)
    {
        var mode = appData.State.Read(sql => sql.Query("PRAGMA journal_mode", row => row.GetString(0)))[0];
        return mode == "wal" ? new("journal", "ok", "write-ahead log") : new("journal", "warn", mode, "This file system has no shared memory; use a local disk.");
    }

    /// <summary>Our own lease must look held; where locks do nothing, two processes could not tell each other's runs from dead ones.</summary>
    private static StorageCheck Locks(AppData appData) => appData.LeaseIsHeld()
        ? new("locks", "ok", "file locks hold")
        : new("locks", "fail", "file locks do nothing here", "Put appdata on a local file system.");

    private static StorageCheck Mapping(AppData appData)
    {
        using var staging = appData.NewStaging();
        var path = staging.NewFile();
        File.WriteAllBytes(path, new byte[4096]);
        try
        {
            using var map = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(path, FileMode.Open);
            using var view = map.CreateViewAccessor(0, 1);
            return new("memory mapping", "ok", "files can be mapped");
        }
        catch (IOException e)
        {
            return new("memory mapping", "fail", e.Message, "Put appdata on a local file system.");
        }
    }

    private static StorageCheck Space(AppData appData)
    {
        var free = new DriveInfo(appData.Root).AvailableFreeSpace;
        var found = string.Create(CultureInfo.InvariantCulture, $"{free >> 20} MB free");
        return free >= LittleSpaceBytes ? new("disk", "ok", found) : new("disk", "warn", found, "Make room, or move appdata to a larger disk.");
    }

    private static StorageCheck Crashed(AppData appData)
    {
        var crashed = appData.Runs.List().Where(row => row.Outcome is Sdk.RunOutcome.Crashed or Sdk.RunOutcome.Failed).ToList();
        return crashed.Count == 0
            ? new("runs", "ok", "none crashed")
            : new("runs", "warn", string.Create(CultureInfo.InvariantCulture, $"{crashed.Count} ended without a report, the last {crashed[0].RunId}"), "Run the same command again: what was done is reused.");
    }
}
