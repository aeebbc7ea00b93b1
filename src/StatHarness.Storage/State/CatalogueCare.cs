using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>What an operator does to a catalogue that is open.</summary>
public static class CatalogueCare
{
    /// <param name="path">Null puts it among the backups of the appdata.</param>
    /// <returns>Where the copy is; it was read back and checked.</returns>
    /// <exception cref="DiagnosticException">SH4027: it could not be made.</exception>
    public static string Backup(AppData appData, string? path)
    {
        if (path is null) return appData.Backups.Make(appData.State, BackupKind.Manual)!.Path;
        BackupFolder.MakeAt(appData.State, path);
        return Path.GetFullPath(path);
    }

    public static IReadOnlyList<StateBackup> Backups(AppData appData) => appData.Backups.List();

    public static DurabilityProfile Profile(AppData appData) => new StorageSettings(appData.State).Profile;

    public static void SetProfile(AppData appData, DurabilityProfile profile) => new StorageSettings(appData.State).SetProfile(profile);

    public static CheckpointResult Checkpoint(AppData appData) => Checkpoints.Run(appData.State);
}
