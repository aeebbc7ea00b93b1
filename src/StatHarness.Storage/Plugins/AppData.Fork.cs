namespace StatHarness.Storage;

public sealed partial class AppData
{
    private AppData(AppData original, string root, StateDatabase state, Lease lease)
        : this(root, state, lease)
    {
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
        try
        {
            var path = Path.Combine(root, "state.sqlite");
            _state.Read(sql => sql.Execute("VACUUM INTO ?1", path));
            copy = StateDatabase.Open(path, Time);
            return new AppData(this, root, copy, lease);
        }
        catch
        {
            copy?.Dispose();
            lease.Dispose();
            throw;
        }
    }
}
