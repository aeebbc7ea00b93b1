using StatHarness.Core;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Care of the catalogue. What has to work when it cannot be opened is static.</summary>
public sealed class Database
{
    private readonly AppData _appData;

    internal Database(HarnessSession session) => _appData = session.AppData;

    /// <summary>How surely commits are kept.</summary>
    public DurabilityProfile Profile => CatalogueCare.Profile(_appData);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StateBackup> Backups => CatalogueCare.Backups(_appData);

    /// <summary>Integrity, log, profile, backups, and whether everything that rows name is there. Changes nothing, and opens nothing for work.</summary>
    /// <param name="objects">Reads and hashes every object and upload as well.</param>
    public static DatabaseReport Examine(HarnessOptions options, bool objects = false) => DatabaseReport.Of(CatalogueDoctor.Examine(options.AppData, options.Time, objects));

    /// <summary>Puts a backup in the catalogue's place, then enters every run, dataset and upload that only its directory knows.</summary>
    /// <param name="backup">Null takes the newest good one.</param>
    /// <param name="rebuild">Takes no backup: all from the directories.</param>
    /// <exception cref="DiagnosticException">SH4023 to SH4025: no good backup, or somebody has the appdata open. Nothing was changed.</exception>
    public static RestoreReport Restore(HarnessOptions options, string? backup = null, bool rebuild = false) =>
        RestoreReport.Of(Storage.Restore.Run(options.AppData, backup, rebuild, options.Time));

    /// <summary>Copies the catalogue while it is in use, and checks the copy.</summary>
    /// <param name="path">Null puts it among the backups of the appdata.</param>
    /// <exception cref="DiagnosticException">SH4027: it could not be written.</exception>
    public BackupReport Backup(string? path = null)
    {
        var copy = CatalogueCare.Backup(_appData, path);
        using var bytes = File.OpenRead(copy);
        return new(copy, bytes.Length, Digest.Of(bytes));
    }

    /// <param name="name">safe, balanced or fast.</param>
    /// <exception cref="DiagnosticException">SH7140: there is no such profile.</exception>
    public DurabilityProfile SetProfile(string name)
    {
        var profile = DurabilityProfile.Named(name) ?? throw new DiagnosticException(new Diagnostic("SH7140",
            $"There is no durability profile '{name}'.", null,
            NearestName.Of(name, DurabilityProfile.All.Select(known => known.Name)) is { } nearest ? $"Did you mean {nearest}?" : $"Known: {string.Join(", ", DurabilityProfile.All.Select(known => known.Name))}."));
        CatalogueCare.SetProfile(_appData, profile);
        return profile;
    }

    /// <summary>Copies the write-ahead log into the database and empties it, as far as no other process reads from it.</summary>
    public CheckpointResult Checkpoint() => CatalogueCare.Checkpoint(_appData);
}
