using System.Collections.Concurrent;
using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Reads every stored byte and holds it against its name.</summary>
internal static class ObjectAudit
{
    public static StorageCheck Check(string root)
    {
        var files = Files(Path.Combine(root, "objects")).Select(path => (Path: path, Name: Path.GetFileName(path)))
            .Concat(Files(Path.Combine(root, "uploads", "by-sha")).Select(path => (Path: path, Name: Path.GetFileName(Path.GetDirectoryName(path)!)))).ToList();
        var wrong = new ConcurrentBag<string>();
        long bytes = 0;
        Parallel.ForEach(files, file =>
        {
            Interlocked.Add(ref bytes, new FileInfo(file.Path).Length);
            if (!Holds(file.Path, file.Name)) wrong.Add(Path.GetRelativePath(root, file.Path));
        });
        var found = string.Create(CultureInfo.InvariantCulture, $"{files.Count:N0} files, {bytes:N0} bytes hashed");
        return wrong.IsEmpty
            ? new("objects", "ok", found + ", each is what its name says")
            : new("objects", "fail", $"{found}; not what their names say: {string.Join(", ", wrong.Order(StringComparer.Ordinal).Take(5))}", "Ingest the file again, or run with --fresh: both replace a damaged object.");
    }

    private static bool Holds(string path, string name)
    {
        try
        {
            return ObjectStore.HashOf(path).ToString() == name;
        }
        // Somebody may be sweeping meanwhile.
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Where(path => !path.EndsWith(".tmp", StringComparison.Ordinal)) : [];
}
