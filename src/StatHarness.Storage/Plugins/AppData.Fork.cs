namespace StatHarness.Storage;

public sealed partial class AppData
{
    /// <summary>Nothing that the fork uses may be removed from the original meanwhile.</summary>
    private readonly IDisposable? _original;

    private AppData(AppData original, string root, StateDatabase state, Lease lease, FileLock open)
        : this(root, state, lease, open)
    {
        _original = original.Work();
        Objects = original.Objects;
        Uploads = new UploadStore(Path.Combine(original.Root, "uploads", "by-sha"), state);
        Datasets = new DatasetStore(Path.Combine(original.Root, "datasets"), state, original.Objects, NewStaging);
    }

    /// <summary>
    /// A catalogue of its own over the same uploads, datasets and objects: it knows all that this one knows now, and what is
    /// run in it is recorded nowhere else. For trying something out; dispose it, then remove <paramref name="root"/>.
    /// </summary>
    public AppData Fork(string root)
    {
        root = Path.GetFullPath(root);
        var lease = Prepare(root, Time);
        StateDatabase? copy = null;
        FileLock? open = null;
        try
        {
            open = FileLock.Together(AppDataFiles.OpenLock(root), Patience) ?? throw StateDiagnostics.BeingRestored(root);
            var path = AppDataFiles.Database(root);
            _state.Read(sql => sql.Execute("VACUUM INTO ?1", path));
            copy = StateDatabase.Open(path, Time, new BackupFolder(root, Time));
            return new AppData(this, root, copy, lease, open);
        }
        catch
        {
            copy?.Dispose();
            open?.Dispose();
            lease.Dispose();
            throw;
        }
    }
}
