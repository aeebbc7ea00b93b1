using System.Globalization;

namespace StatHarness.Storage;

/// <summary>
/// A locked file that says "this owner lives". The kernel drops the lock when the process ends, however it ends:
/// no clock, no age, no process number that could be taken again decides. A card beside it tells people who the owner is and when it last gave
/// a sign of life.
/// </summary>
internal sealed class Lease : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly FileStream _file;
    private readonly string _path;
    private readonly ITimer _heart;

    private Lease(string name, string path, FileStream file, TimeProvider time)
    {
        Name = name;
        _path = path;
        _file = file;
        File.WriteAllText(CardOf(path), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {Environment.MachineName}"));
        _heart = time.CreateTimer(_ => Touch(time), null, Beat, Beat);
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
                if (File.Exists(path)) return new Lease(name, path, file, time);
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
            File.Delete(CardOf(path));
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            return !File.Exists(path);
        }
    }

    /// <summary>Who holds another lease of the folder; null when nobody does, or when it does not say.</summary>
    public RunOwner? OwnerOf(string name)
    {
        var folder = Path.GetDirectoryName(_path)!;
        if (name != Name && !IsHeld(folder, name)) return null;
        try
        {
            var card = CardOf(PathOf(folder, name));
            var words = File.ReadAllText(card).Split(' ', 2);
            return words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                ? new RunOwner(process, words[1], new DateTimeOffset(File.GetLastWriteTimeUtc(card), TimeSpan.Zero))
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _heart.Dispose();
        try
        {
            File.Delete(CardOf(_path));
            _file.Dispose();
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without its lock it holds nothing any more; the next process removes it.
            _file.Dispose();
        }
    }

    /// <summary>Beside the lock, since on some systems nobody else can read a file that is locked.</summary>
    private static string CardOf(string path) => Path.ChangeExtension(path, ".owner");

    private void Touch(TimeProvider time)
    {
        try
        {
            File.SetLastWriteTimeUtc(CardOf(_path), time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only people read it: what decides is the lock.
        }
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, name + ".lease");
}
