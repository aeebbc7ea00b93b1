using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>The one root of everything that is kept. Several processes may have it open; each <see cref="Open"/> takes a lease of its own.</summary>
public sealed partial class AppData : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly StateDatabase _state;
    private readonly Lease _lease;
    private readonly FileLock _open;
    private int _stagings;

    private AppData(string root, StateDatabase state, Lease lease, FileLock open)
    {
        Root = root;
        _state = state;
        _lease = lease;
        _open = open;
        Objects = new ObjectStore(Path.Combine(root, "objects"), NewStaging);
        Uploads = new UploadStore(Path.Combine(root, "uploads", "by-sha"), state);
        Datasets = new DatasetStore(Path.Combine(root, "datasets"), state, Objects, NewStaging);
        Runs = new RunStore(Path.Combine(root, "runs"), state, lease);
        Approvals = new PlanApprovals(state);
        Results = new ResultIndex(state);
        Compiled = new CompiledIndex(state);
        Metrics = new RunMetrics(state);
        Lineage = new LineageIndex(state);
        Pins = new PinStore(state);
        Tombstones = new TombstoneStore(state);
        Backups = new BackupFolder(root, state.Time);
        Plugins = new PluginStore(state);
        Settings = new SettingStore(state);
    }

    /// <summary>Absolute.</summary>
    public string Root { get; }

    public TimeProvider Time => _state.Time;

    public ObjectStore Objects { get; }

    public UploadStore Uploads { get; }

    public DatasetStore Datasets { get; }

    public RunStore Runs { get; }

    public PlanApprovals Approvals { get; }

    public ResultIndex Results { get; }

    public CompiledIndex Compiled { get; }

    public RunMetrics Metrics { get; }

    public LineageIndex Lineage { get; }

    public PinStore Pins { get; }

    public TombstoneStore Tombstones { get; }

    internal BackupFolder Backups { get; }

    public PluginStore Plugins { get; }
    public SettingStore Settings { get; }

    internal StateDatabase State => _state;

    private string Leases => Path.Combine(Root, "leases");

    private string Staging => Path.Combine(Root, "staging");

    /// <summary>Makes what is missing, migrates, closes runs of dead processes, removes their staging, keeps a daily copy of the catalogue.</summary>
    /// <exception cref="DiagnosticException">SH4001 to SH4003, SH4020 to SH4028: the folder or its database cannot be used.</exception>
    public static AppData Open(string root, TimeProvider time)
    {
        root = Path.GetFullPath(root);
        var lease = Prepare(root, time);
        StateDatabase? state = null;
        FileLock? open = null;
        try
        {
            open = FileLock.Together(AppDataFiles.OpenLock(root), Patience) ?? throw StateDiagnostics.BeingRestored(root);
            var wasCutOff = Restore.FinishCutOff(root);
            state = StateDatabase.Open(AppDataFiles.Database(root), time, new BackupFolder(root, time));
            var appData = new AppData(root, state, lease, open);
            if (state.IsNew || wasCutOff) appData.Reregister();
            appData.Recover();
            appData.Backups.MakeIfDue(state);
            return appData;
        }
        catch
        {
            state?.Dispose();
            open?.Dispose();
            lease.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Holds off the removal of datasets, uploads and objects until disposed. Whoever puts objects, finds them there or reads them holds it from
    /// before it looks until the catalogue names what it needs; it may be held several times.
    /// </summary>
    /// <returns>Dispose it.</returns>
    /// <exception cref="DiagnosticException">SH4040: a removal takes longer than anybody wants to wait.</exception>
    public IDisposable Work() => FileLock.Together(AppDataFiles.WorkLock(Root), Patience) ?? throw RetentionDiagnostics.BeingSwept(Root);

    /// <summary>A private folder for unfinished files; dispose it.</summary>
    public StagingArea NewStaging() => new(Path.Combine(
        Staging, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_lease.Name}-{Interlocked.Increment(ref _stagings)}")));

    internal bool LeaseIsHeld() => Lease.IsHeld(Leases, _lease.Name);

    public void Dispose()
    {
        _original?.Dispose();
        _state.Dispose();
        _open.Dispose();
        _lease.Dispose();
    }

    /// <summary>A catalogue that was lost is made again: the directories are the truth. Not while somebody publishes into them and enters that himself.</summary>
    private void Reregister()
    {
        using var alone = FileLock.Alone(AppDataFiles.WorkLock(Root), TimeSpan.FromSeconds(2));
        if (alone is not null) Reregistration.Run(Root, _state);
    }

    private static Lease Prepare(string root, TimeProvider time)
    {
        try
        {
            AppDataFiles.RefuseLinks(root);
            foreach (var folder in (string[])["objects", Path.Combine("uploads", "by-sha"), "datasets", "runs", "staging", "leases"])
            {
                Directory.CreateDirectory(Path.Combine(root, folder));
            }
            return Lease.Take(Path.Combine(root, "leases"), time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageDiagnostics.RootUnusable(root, e);
        }
    }

    private void Recover()
    {
        Runs.Recover(name => Lease.IsHeld(Leases, name));
        foreach (var name in Lease.Names(Leases).ToList())
        {
            if (name != _lease.Name) Lease.RemoveIfDead(Leases, name);
        }
        foreach (var folder in Directory.EnumerateDirectories(Staging))
        {
            if (!File.Exists(Path.Combine(Leases, Path.GetFileName(folder).Split('-')[0] + ".lease"))) Removal.Try(folder);
        }
    }
}
