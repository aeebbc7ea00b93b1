using System.IO.Hashing;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>A copy that is ours, not yet kept.</summary>
/// <param name="Hashing">Reads back what the disk holds: the digest, once it is certain that this is what was read from the source, and flushed; else SH4006.</param>
public sealed record StagedUpload(string Path, long SizeBytes, Task<Digest> Hashing);

/// <param name="Existed">Whether these bytes were here before.</param>
/// <param name="FirstSeen">When these bytes came for the first time.</param>
/// <param name="FirstFileName">Under which name they came then.</param>
public sealed record UploadReceipt(Digest RawSha256, bool Existed, DateTimeOffset FirstSeen, string FirstFileName);

/// <summary>Raw bytes as they came, at <c>uploads/by-sha/&lt;sha256&gt;/raw</c>; every arrival is recorded, also of known bytes.</summary>
public sealed class UploadStore
{
    /// <summary>What is written takes its pages in the system's cache in pieces as large: of few large ones, each byte costs a fifth less.</summary>
    private const int WrittenBytes = 1 << 18;

    private readonly string _root;
    private readonly StateDatabase _state;

    internal UploadStore(string root, StateDatabase state)
    {
        _root = root;
        _state = state;
    }

    /// <exception cref="DiagnosticException">SH4028: it is a link.</exception>
    public string PathOf(Digest rawSha256) => StorePath.Under(_root, rawSha256 + "/raw");

    public bool Contains(Digest rawSha256) => File.Exists(PathOf(rawSha256));

    /// <summary>Bytes that are here already are compared with what is stored instead of being copied; what is stored is then whole for certain.</summary>
    /// <param name="progress">Bytes compared so far.</param>
    /// <returns>Their digest; null when they are not here, or no longer whole: stage them.</returns>
    /// <exception cref="DiagnosticException">SH4007: the source cannot be read.</exception>
    public Digest? Find(string sourcePath, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var source = OpenSource(sourcePath);
        // A pipe can be read once only.
        if (!source.CanSeek) return null;
        foreach (var known in OfSize(source.Length).Where(Contains))
        {
            using var stored = File.OpenHandle(PathOf(known), options: FileOptions.SequentialScan);
            if (SameBytes.DigestOf(source.SafeFileHandle, stored, progress, cancellationToken) == known) return known;
        }
        return null;
    }

    /// <summary>Copies, and hashes what was copied while it does.</summary>
    /// <param name="progress">Bytes copied so far.</param>
    /// <param name="cancellationToken">Of the copy, and of the hashing after it.</param>
    /// <exception cref="DiagnosticException">SH4007: the source cannot be read.</exception>
    public StagedUpload Stage(string sourcePath, StagingArea staging, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var source = OpenSource(sourcePath);
        return Stage(source, staging, progress, cancellationToken);
    }

    /// <param name="source">Read once, to its end; stays the caller's.</param>
    public StagedUpload Stage(Stream source, StagingArea staging, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var path = staging.NewFile(".raw");
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var readBack = new ReadBack(path);
        var hashing = Task.Run(() => Hash(path, readBack, cancellationToken), CancellationToken.None);
        try
        {
            return new StagedUpload(path, Copy(source, target, readBack, progress, cancellationToken), hashing);
        }
        catch
        {
            // The copy must not go while it is being read.
            readBack.Abandon();
            Task.WhenAny(hashing).Wait(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Whether an upload of this size came before: only then can the bytes be known.</summary>
    public bool MayContain(long sizeBytes) => OfSize(sizeBytes).Count > 0;

    /// <summary>Keeps the staged bytes, or drops them when they are here already, and records this arrival either way.</summary>
    /// <exception cref="DiagnosticException">SH4006: the copy is not what was read.</exception>
    public UploadReceipt Commit(StagedUpload staged, string fileName)
    {
        var rawSha256 = staged.Hashing.GetAwaiter().GetResult();
        Keep(staged, rawSha256);
        return Record(rawSha256, staged.SizeBytes, fileName);
    }

    /// <summary>Records one more arrival of what <see cref="Find"/> found.</summary>
    public UploadReceipt Arrived(Digest rawSha256, string fileName) => Record(rawSha256, new FileInfo(PathOf(rawSha256)).Length, fileName);

    /// <summary>How often these bytes came.</summary>
    public int Instances(Digest rawSha256) => _state.Read(sql =>
        sql.Query("SELECT COUNT(*) FROM upload_instances WHERE raw_sha256 = ?1", row => row.GetInt32(0), rawSha256.ToString())[0]);

    private static long Copy(Stream source, FileStream target, ReadBack readBack, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var checksum = new XxHash128();
        var buffer = new byte[WrittenBytes];
        long size = 0;
        cancellationToken.ThrowIfCancellationRequested();
        for (int count; (count = Fill(source, buffer, cancellationToken)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            checksum.Append(buffer.AsSpan(0, count));
            target.Write(buffer, 0, count);
            size += count;
            readBack.Grew(size);
            progress?.Report(size);
        }
        readBack.End(size, checksum.GetCurrentHashAsUInt128());
        return size;
    }

    private Digest Hash(string path, ReadBack readBack, CancellationToken cancellationToken)
    {
        using var _ = cancellationToken.Register(readBack.Abandon);
        var digest = readBack.Run();
        if (!Contains(digest)) ReadOnlyFile.Flush(path);
        return digest;
    }

    /// <summary>What may keep us waiting, such as a pipe, is read so that the wait can be canceled; for a file that would be two changes of threads for each piece.</summary>
    private static int Fill(Stream source, byte[] buffer, CancellationToken cancellationToken) => source is FileStream { CanSeek: true }
        ? source.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)
        : source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).AsTask().GetAwaiter().GetResult();

    private List<Digest> OfSize(long sizeBytes) => _state.Read(sql =>
        sql.Query("SELECT raw_sha256 FROM uploads WHERE size_bytes = ?1 ORDER BY first_seen DESC, raw_sha256", row => Digest.Parse(row.GetString(0)), sizeBytes));

    private UploadReceipt Record(Digest rawSha256, long sizeBytes, string fileName) =>
        _state.Write(sql =>
        {
            var now = _state.Time.GetUtcNow();
            var sha = rawSha256.ToString();
            var existed = sql.Execute("INSERT OR IGNORE INTO uploads (raw_sha256, size_bytes, first_seen) VALUES (?1, ?2, ?3)", sha, sizeBytes, Statements.Stamp(now)) == 0;
            sql.Execute("INSERT INTO upload_instances (raw_sha256, file_name, seen_at) VALUES (?1, ?2, ?3)", sha, fileName, Statements.Stamp(now));
            sql.Event(now, "uploaded", sha);
            return sql.Query(
                "SELECT u.first_seen, i.file_name FROM uploads u JOIN upload_instances i ON i.raw_sha256 = u.raw_sha256 WHERE u.raw_sha256 = ?1 ORDER BY i.id LIMIT 1",
                row => new UploadReceipt(rawSha256, existed, Statements.At(row.GetString(0)), row.GetString(1)), sha)[0];
        });

    private void Keep(StagedUpload staged, Digest rawSha256)
    {
        var path = PathOf(rawSha256);
        if (File.Exists(path) && ObjectStore.HashOf(path) == rawSha256)
        {
            File.Delete(staged.Path);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.FlushDirectory(_root);
        ReadOnlyFile.Protect(staged.Path);
        ReadOnlyFile.Unprotect(path);
        AtomicFile.Publish(staged.Path, path);
    }

    private static FileStream OpenSource(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageDiagnostics.UploadUnreadable(path, e);
        }
    }
}
