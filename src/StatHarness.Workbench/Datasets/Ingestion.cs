using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;
using StatHarness.Reporting.Cards;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>File → upload by content → columns as objects → dataset. Everything is made in a staging area and published at the end.</summary>
internal static class Ingestion
{
    public static Dataset Ingest(HarnessSession session, TableSource source, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        source.Check();
        var store = session.AppData;
        var accepted = store.Time.GetUtcNow();
        using var work = store.Work();
        try
        {
            using var staging = store.NewStaging();
            return Ingest(session, source, options, staging, progress, cancellationToken) with { AcceptedAt = accepted };
        }
        // A file that the system allows to grow no further (EFBIG) comes as an argument out of range.
        catch (Exception problem) when (problem is UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" } || (problem is IOException and not (FileNotFoundException or DirectoryNotFoundException)))
        {
            throw WorkbenchDiagnostics.CannotStore(store.Root, problem);
        }
    }

    private static Dataset Ingest(HarnessSession session, TableSource source, IngestOptions options, StagingArea staging, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var store = session.AppData;
        var upload = Stage(source, staging, progress, cancellationToken);
        // Bytes that may be known are hashed first, and not parsed again when they are; new ones are hashed while they are parsed.
        if (store.Uploads.MayContain(upload.SizeBytes))
        {
            var raw = store.Uploads.Hash(upload, cancellationToken);
            if (store.Datasets.FindByReading(raw, options.Fingerprint()) is { } known && Serves(known, source.Name, options)) return Reuse(session, source, options, upload, known);
            return Parse(session, source, options, staging, upload, Task.FromResult(raw), progress, cancellationToken);
        }
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hashing = Task.Run(() => store.Uploads.Hash(upload, abandon.Token), CancellationToken.None);
        try
        {
            return Parse(session, source, options, staging, upload, hashing, progress, cancellationToken);
        }
        catch (DiagnosticException problem) when (problem.Exit == ExitCode.BadInput)
        {
            // What looks like bad input may be a copy that the disk changed: that is said first.
            hashing.GetAwaiter().GetResult();
            throw;
        }
        finally
        {
            // The copy must not go while it is being read.
            abandon.Cancel();
            _ = Task.WhenAny(hashing).GetAwaiter().GetResult();
        }
    }

    private static Dataset Reuse(HarnessSession session, TableSource source, IngestOptions options, StagedUpload upload, DatasetRecord known)
    {
        var store = session.AppData;
        Expected(source, known);
        var renamed = known with { Source = known.Source with { FileName = source.Name } };
        var receipt = store.Uploads.Commit(upload, known.Source.RawSha256, source.Name);
        return new Dataset(session, renamed, Reused: true, ArrivalOf(store, receipt, source.Name, renamed)) { Options = options, ReadAs = known.Source.FileName };
    }

    private static Dataset Parse(
        HarnessSession session, TableSource source, IngestOptions options, StagingArea staging, StagedUpload upload, Task<Digest> raw, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var store = session.AppData;
        var table = TableIngest.Read(upload.Path, source.Name, raw, staging.Path, options, progress, cancellationToken);
        Expected(source, table.Dataset);
        cancellationToken.ThrowIfCancellationRequested();
        var receipt = store.Uploads.Commit(upload, table.Dataset.Source.RawSha256, source.Name);
        store.Datasets.Save(table.Dataset, [.. table.Columns.Select(column => (column.Column.Object, column.Path))]);
        return new Dataset(session, table.Dataset, Reused: false, ArrivalOf(store, receipt, source.Name, table.Dataset)) { Options = options, ReadAs = source.Name };
    }

    private static StagedUpload Stage(TableSource source, StagingArea staging, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) =>
        source.FilePath is { } path
            ? UploadStore.Stage(path, staging, Copied(progress, new FileInfo(path).Length), cancellationToken)
            : UploadStore.Stage(source.Content!, staging, Copied(progress, 0), cancellationToken);

    /// <summary>An extension is a hint at the format, so another one may mean another reading; and a strict reading holds nothing that was kept aside.</summary>
    private static bool Serves(DatasetRecord known, string name, IngestOptions options) =>
        Hint(known.Source.FileName) == Hint(name)
        && (!options.Strict || (known.Ledger.RejectedRows == 0 && known.Ledger.Columns.All(column => column.LossyCasts == 0)));

    private static string Hint(string name)
    {
        var last = Path.GetExtension(name).ToLowerInvariant();
        return last == ".gz" ? Path.GetExtension(Path.GetFileNameWithoutExtension(name)).ToLowerInvariant() + last : last;
    }

    private static void Expected(TableSource source, DatasetRecord found)
    {
        if (source.Expect is { } hash) Dataset.Expect(found, hash);
    }

    private static Arrival ArrivalOf(AppData store, UploadReceipt receipt, string name, DatasetRecord dataset) => new(
        receipt.Existed ? receipt.FirstSeen : null, receipt.Existed ? receipt.FirstFileName : null, store.Uploads.Instances(receipt.RawSha256), LikeNamed.Find(store, name, dataset));

    private static Copying? Copied(IProgress<IngestProgress>? progress, long bytes) => progress is null ? null : new Copying(progress, bytes);

    private sealed class Copying(IProgress<IngestProgress> progress, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new IngestProgress("copy", value, total, 0));
    }
}
