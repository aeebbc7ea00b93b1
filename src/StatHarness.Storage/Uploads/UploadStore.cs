using System.Security.Cryptography;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>A copy that is ours and not yet kept.</summary>
public sealed record StagedUpload(string Path, Digest RawSha256, long SizeBytes);

/// <param name="Existed">Whether these bytes were here before.</param>
/// <param name="FirstSeen">When these bytes came for the first time.</param>
/// <param name="FirstFileName">Under which name they came then.</param>
public sealed record UploadReceipt(Digest RawSha256, bool Existed, DateTimeOffset FirstSeen, string FirstFileName);

/// <summary>Raw bytes as they came, at <c>uploads/by-sha/&lt;sha256&gt;/raw</c>; every arrival is recorded, also of known bytes.</summary>
public sealed class UploadStore
{
    private readonly string _root;
    private readonly StateDatabase _state;

    internal UploadStore(string root, StateDatabase state)
    {
        _root = root;
        _state = state;
    }

    public string PathOf(Digest rawSha256) => Path.Combine(_root, rawSha256.ToString(), "raw");

    public bool Contains(Digest rawSha256) => File.Exists(PathOf(rawSha256));

    /// <summary>Copies and hashes in one pass, then hashes what the disk holds.</summary>
    /// <param name="progress">Bytes copied so far.</param>
    /// <exception cref="DiagnosticException">SH4006: the disk holds something else. SH4007: the source cannot be read.</exception>
    public StagedUpload Stage(string sourcePath, StagingArea staging, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var path = staging.NewFile(".raw");
        using var source = OpenSource(sourcePath);
        var (read, size) = Copy(source, path, progress, cancellationToken);
        if (!Contains(read)) ReadOnlyFile.Flush(path);
        var written = ObjectStore.HashOf(path);
        return written == read ? new StagedUpload(path, read, size) : throw StorageDiagnostics.CopyDiffers(path, read, written);
    }

    /// <summary>Keeps the staged bytes, or drops them when they are here already, and records this arrival either way.</summary>
    public UploadReceipt Commit(StagedUpload staged, string fileName)
    {
        Keep(staged);
        return _state.Write(sql =>
        {
            var now = _state.Time.GetUtcNow();
            var sha = staged.RawSha256.ToString();
            var existed = sql.Execute("INSERT OR IGNORE INTO uploads (raw_sha256, size_bytes, first_seen) VALUES (?1, ?2, ?3)", sha, staged.SizeBytes, Statements.Stamp(now)) == 0;
            sql.Execute("INSERT INTO upload_instances (raw_sha256, file_name, seen_at) VALUES (?1, ?2, ?3)", sha, fileName, Statements.Stamp(now));
            sql.Event(now, "uploaded", sha);
            return sql.Query(
                "SELECT u.first_seen, i.file_name FROM uploads u JOIN upload_instances i ON i.raw_sha256 = u.raw_sha256 WHERE u.raw_sha256 = ?1 ORDER BY i.id LIMIT 1",
                row => new UploadReceipt(staged.RawSha256, existed, Statements.At(row.GetString(0)), row.GetString(1)), sha)[0];
        });
    }

    /// <summary>How often these bytes came.</summary>
    public int Instances(Digest rawSha256) => _state.Read(sql =>
        sql.Query("SELECT COUNT(*) FROM upload_instances WHERE raw_sha256 = ?1", row => row.GetInt32(0), rawSha256.ToString())[0]);

    private void Keep(StagedUpload staged)
    {
        var path = PathOf(staged.RawSha256);
        if (File.Exists(path) && ObjectStore.HashOf(path) == staged.RawSha256)
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

    private static (Digest Read, long Size) Copy(FileStream source, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[1 << 20];
        long size = 0;
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
            size += count;
            progress?.Report(size);
        }
        return (Digest.FromBytes(hash.GetHashAndReset()), size);
    }
}
