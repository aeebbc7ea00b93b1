using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Bytes under the name of their digest, at <c>objects/&lt;aa&gt;/&lt;sha256&gt;</c>, read-only, never changed.</summary>
public sealed class ObjectStore
{
    private readonly string _root;
    private readonly Func<StagingArea> _staging;

    internal ObjectStore(string root, Func<StagingArea> staging) => (_root, _staging) = (root, staging);

    /// <summary>Stores <paramref name="bytes"/>; replaces an object of that name that no longer holds them.</summary>
    public Digest Put(ReadOnlySpan<byte> bytes)
    {
        var digest = Digest.Of(bytes);
        if (IsWhole(digest)) return digest;
        // Made in a folder that is swept when its owner dies: a name here is an object, or nothing is.
        using var staging = _staging();
        var staged = staging.NewFile();
        using (var file = File.OpenHandle(staged, FileMode.CreateNew, FileAccess.Write)) RandomAccess.Write(file, bytes, 0);
        PutFiles([(digest, staged)]);
        return digest;
    }

    /// <summary>Moves staged files of the same file system into the store; all of them are flushed together, since each for itself makes the disk wait.</summary>
    /// <param name="staged">The digest of each, taken by the caller from what can be read back of it after the last write.</param>
    public void PutFiles(IReadOnlyList<(Digest Object, string StagedPath)> staged)
    {
        var (news, known) = (new List<(string Staged, string Path)>(staged.Count), new HashSet<Digest>());
        foreach (var (digest, file) in staged)
        {
            // Two columns may hold the same values.
            if (!known.Add(digest) || IsWhole(digest)) File.Delete(file);
            else news.Add((file, PathOf(digest)));
        }
        AtomicFile.FlushFiles([.. news.Select(file => file.Staged)]);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, path) in news)
        {
            var folder = Path.GetDirectoryName(path)!;
            if (folders.Add(folder) && !Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                folders.Add(_root);
            }
            ReadOnlyFile.Unprotect(path);
            ReadOnlyFile.Protect(file);
            File.Move(file, path, overwrite: true);
        }
        AtomicFile.FlushDirectories([.. folders]);
    }

    /// <exception cref="DiagnosticException">SH4028: it is a link, which could lead out of the store.</exception>
    public string PathOf(Digest digest)
    {
        var name = digest.ToString();
        return StorePath.Under(_root, $"{name[..2]}/{name}");
    }

    public bool Contains(Digest digest) => File.Exists(PathOf(digest));

    /// <summary>Reads and hashes again, so that a flipped bit is an error and not a result.</summary>
    /// <exception cref="DiagnosticException">SH4004: not there. SH4005: does not hold what its name says.</exception>
    public byte[] Read(Digest digest)
    {
        var path = PathOf(digest);
        if (!File.Exists(path)) throw StorageDiagnostics.ObjectMissing(path, digest);
        var bytes = File.ReadAllBytes(path);
        var found = Digest.Of(bytes);
        return found == digest ? bytes : throw StorageDiagnostics.ObjectCorrupted(path, digest, found);
    }

    /// <summary>Hashes an object that somebody else will read.</summary>
    /// <exception cref="DiagnosticException">SH4004, SH4005 as for <see cref="Read"/>.</exception>
    public void Check(Digest digest)
    {
        var path = PathOf(digest);
        if (!File.Exists(path)) throw StorageDiagnostics.ObjectMissing(path, digest);
        var found = HashOf(path);
        if (found != digest) throw StorageDiagnostics.ObjectCorrupted(path, digest, found);
    }

    /// <summary>Whether the object is there and still hashes to its name; reads all of it.</summary>
    public bool IsWhole(Digest digest) => Contains(digest) && HashOf(PathOf(digest)) == digest;

    internal static Digest HashOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 17);
        return Digest.Of(stream);
    }
}
