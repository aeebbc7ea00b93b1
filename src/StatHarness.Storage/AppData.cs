using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>The one root of everything that is kept. Several processes may have it open; each <see cref="Open"/> takes a lease of its own.</summary>
public sealed class AppData : IDisposable
{
    private readonly StateDatabase _state;
    private readonly Lease _lease;
    private int _stagings;

    private AppData(string root, StateDatabase state, Lease lease)
    {
        Root = root;
        _state = state;
        _lease = lease;
        Objects = new ObjectStore(Path.Combine(root, "objects"));
        Uploads = new UploadStore(Path.Combine(root, "uploads", "by-sha"), state);
        Datasets = new DatasetStore(Path.Combine(root, "datasets"), state, Objects, NewStaging);
        Runs = new RunStore(Path.Combine(root, "runs"), state, lease.Name);
        Results = new ResultIndex(state);
        Compiled = new CompiledIndex(state);
        Settings = new SettingStore(state);
    }

    /// <summary>Absolute.</summary>
    public string Root { get; }

    public TimeProvider Time => _state.Time;

    public ObjectStore Objects { get; }

    public UploadStore Uploads { get; }

    public DatasetStore Datasets { get; }

    public RunStore Runs { get; }

    public ResultIndex Results { get; }

    public CompiledIndex Compiled { get; }

    public SettingStore Settings { get; }

    internal StateDatabase State => _state;

    private string Leases => Path.Combine(Root, "leases");

    private string Staging => Path.Combine(Root, "staging");

    /// <summary>Makes what is missing, migrates, closes runs of dead processes, removes their staging.</summary>
    /// <exception cref="DiagnosticException">SH4001 to SH4003: the folder or its database cannot be used.</exception>
    public static AppData Open(string root, TimeProvider time)
    {
        root = Path.GetFullPath(root);
        var lease = Prepare(root, time);
        StateDatabase? state = null;
        try
        {
            state = StateDatabase.Open(Path.Combine(root, "state.sqlite"), time);
            var appData = new AppData(root, state, lease);
            appData.Recover();
            return appData;
        }
        catch
        {
            state?.Dispose();
            lease.Dispose();
            throw;
        }
    }

    /// <summary>A private folder for unfinished files; dispose it.</summary>
    public StagingArea NewStaging() => new(Path.Combine(
        Staging, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_lease.Name}-{Interlocked.Increment(ref _stagings)}")));

    internal bool LeaseIsHeld() => Lease.IsHeld(Leases, _lease.Name);

    public void Dispose()
    {
        _state.Dispose();
        _lease.Dispose();
    }

    private static Lease Prepare(string root, TimeProvider time)
    {
        try
        {
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
