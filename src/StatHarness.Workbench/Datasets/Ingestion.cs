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
        if (source.FilePath is { } path && store.Uploads.Find(path, Told(progress, "compare", path), cancellationToken) is { } stored)
            return Known(session, source, options, stored, () => store.Uploads.Arrived(stored, source.Name))
                ?? Parse(session, source, options, staging, store.Uploads.PathOf(stored), Task.FromResult(stored), () => store.Uploads.Arrived(stored, source.Name), progress, cancellationToken);
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var upload = Stage(source, store.Uploads, staging, progress, abandon.Token);
        try
        {
            // Bytes that may be known are hashed first, and not parsed again when they are; new ones are hashed while they are parsed.
            return store.Uploads.MayContain(upload.SizeBytes) && Known(session, source, options, upload.Hashing.GetAwaiter().GetResult(), Keep) is { } known
                ? known
                : Parse(session, source, options, staging, upload.Path, upload.Hashing, Keep, progress, cancellationToken);
        }
        catch (DiagnosticException problem) when (problem.Exit == ExitCode.BadInput)
        {
            // What looks like bad input may be a copy that the disk changed: that is said first.
            upload.Hashing.GetAwaiter().GetResult();
            throw;
        }
        finally
        {
            // The copy must not go while it is being read.
            abandon.Cancel();
            _ = Task.WhenAny(upload.Hashing).GetAwaiter().GetResult();
        }

        UploadReceipt Keep() => store.Uploads.Commit(upload, source.Name);
    }

    /// <returns>Null when these bytes were never read so.</returns>
    private static Dataset? Known(HarnessSession session, TableSource source, IngestOptions options, Digest raw, Func<UploadReceipt> keep)
    {
        var store = session.AppData;
        if (store.Datasets.FindByReading(raw, options.Fingerprint()) is not { } known || !Serves(known, source.Name, options)) return null;
        Expected(source, known);
        var renamed = known with { Source = known.Source with { FileName = source.Name } };
        return new Dataset(session, renamed, Reused: true, ArrivalOf(store, keep(), source.Name, renamed)) { Options = options, ReadAs = known.Source.FileName };
    }

    /// <param name="path">Of the bytes, ours already.</param>
    /// <param name="keep">Keeps them and records that they came; called when they are a table.</param>
    private static Dataset Parse(
        HarnessSession session, TableSource source, IngestOptions options, StagingArea staging, string path, Task<Digest> raw, Func<UploadReceipt> keep, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var store = session.AppData;
        var table = TableIngest.Read(path, source.Name, raw, staging.Path, options, progress, cancellationToken);
        Expected(source, table.Dataset);
        cancellationToken.ThrowIfCancellationRequested();
        var receipt = keep();
        store.Datasets.Save(table.Dataset, [.. table.Columns.Select(column => (column.Column.Object, column.Path))]);
        return new Dataset(session, table.Dataset, Reused: false, ArrivalOf(store, receipt, source.Name, table.Dataset)) { Options = options, ReadAs = source.Name };
    }

    private static StagedUpload Stage(TableSource source, UploadStore uploads, StagingArea staging, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) =>
        source.FilePath is { } path
            ? uploads.Stage(path, staging, Told(progress, "copy", path), cancellationToken)
            : uploads.Stage(source.Content!, staging, Told(progress, "copy", null), cancellationToken);

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

    /// <param name="path">Null when nobody knows how much will come.</param>
    private static Telling? Told(IProgress<IngestProgress>? progress, string phase, string? path) => progress is null ? null : new Telling(progress, phase, path is null ? 0 : new FileInfo(path).Length);

    private sealed class Telling(IProgress<IngestProgress> progress, string phase, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new IngestProgress(phase, value, total, 0));
    }
}
