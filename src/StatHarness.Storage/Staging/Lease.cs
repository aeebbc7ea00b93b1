namespace StatHarness.Storage;

/// <summary>
/// A locked file that says "this owner lives". The kernel drops the lock when the process ends, however it ends:
/// no clock, no age, no process number that could be taken again decides.
/// </summary>
internal sealed class Lease : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;

    private Lease(string name, string path, FileStream file)
    {
        Name = name;
        _path = path;
        _file = file;
    }

    public string Name { get; }

    public static Lease Take(string folder, TimeProvider time)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
            var path = PathOf(folder, name);
            try
            {
                var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                if (File.Exists(path)) return new Lease(name, path, file);
                file.Dispose();
            }
            // Another process may look at the file, or remove it, in the moment between its creation and its lock.
            catch (IOException) when (attempt < 10 && Directory.Exists(folder)) { }
        }
    }

    public static bool IsHeld(string folder, string name)
    {
        var path = PathOf(folder, name);
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.lease").Select(path => Path.GetFileNameWithoutExtension(path)!);

    /// <summary>Removes the lease of a dead owner, holding it meanwhile.</summary>
    /// <returns>Whether the owner was dead.</returns>
    public static bool RemoveIfDead(string folder, string name)
    {
        var path = PathOf(folder, name);
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None | FileShare.Delete);
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            return !File.Exists(path);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, name + ".lease");
}
