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
        try
        {
            using var staging = store.NewStaging();
            return Ingest(session, source, options, staging, progress, cancellationToken);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException || (problem is IOException and not (FileNotFoundException or DirectoryNotFoundException)))
        {
            throw WorkbenchDiagnostics.CannotStore(store.Root, problem);
        }
    }

    private static Dataset Ingest(HarnessSession session, TableSource source, IngestOptions options, StagingArea staging, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var store = session.AppData;
        var upload = Stage(store, source, staging, progress, cancellationToken);
        if (store.Datasets.FindByReading(upload.RawSha256, options.Fingerprint()) is { } known && Serves(known, source.Name, options))
        {
            Expected(source, known);
            var renamed = known with { Source = known.Source with { FileName = source.Name } };
            return new Dataset(session, renamed, Reused: true, ArrivalOf(store, store.Uploads.Commit(upload, source.Name), source.Name, renamed)) { Options = options, ReadAs = known.Source.FileName };
        }
        var table = TableIngest.Read(upload.Path, source.Name, upload.RawSha256, staging.Path, options, progress, cancellationToken);
        Expected(source, table.Dataset);
        cancellationToken.ThrowIfCancellationRequested();
        var receipt = store.Uploads.Commit(upload, source.Name);
        store.Datasets.Save(table.Dataset, [.. table.Columns.Select(column => (column.Column.Object, column.Path))]);
        return new Dataset(session, table.Dataset, Reused: false, ArrivalOf(store, receipt, source.Name, table.Dataset)) { Options = options, ReadAs = source.Name };
    }

    private static StagedUpload Stage(AppData store, TableSource source, StagingArea staging, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        if (source.FilePath is { } path) return store.Uploads.Stage(path, staging, Copied(progress, new FileInfo(path).Length), cancellationToken);
        var received = staging.NewFile(".received");
        var length = Receive(source.Content!, received, Copied(progress, 0), cancellationToken);
        var upload = store.Uploads.Stage(received, staging, Copied(progress, length), cancellationToken);
        File.Delete(received);
        return upload;
    }

    private static long Receive(Stream content, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[1 << 20];
        long size = 0;
        for (int count; (count = content.ReadAsync(buffer, cancellationToken).AsTask().GetAwaiter().GetResult()) > 0;)
        {
            target.Write(buffer, 0, count);
            size += count;
            progress?.Report(size);
        }
        return size;
    }

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
