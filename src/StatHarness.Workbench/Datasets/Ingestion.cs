using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>File → upload by content → columns as objects → dataset. Everything is made in a staging area and published at the end.</summary>
internal static class Ingestion
{
    public static Dataset Ingest(HarnessSession session, string path, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        IngestInput.Check(path);
        var store = session.AppData;
        using var staging = store.NewStaging();
        var fileName = Path.GetFileName(path);
        var bytes = new FileInfo(path).Length;
        var copied = progress is null ? null : new Copying(progress, bytes);
        var upload = store.Uploads.Stage(path, staging, copied, cancellationToken);
        if (store.Datasets.FindByReading(upload.RawSha256, options.Fingerprint()) is { } known)
        {
            var seen = store.Uploads.Commit(upload, fileName);
            return new Dataset(session, known, Reused: true, seen.FirstSeen);
        }
        var table = TableIngest.Read(upload.Path, fileName, upload.RawSha256, staging.Path, options, progress, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var receipt = store.Uploads.Commit(upload, fileName);
        store.Datasets.Save(table.Dataset, [.. table.Columns.Select(column => (column.Column.Object, column.Path))]);
        return new Dataset(session, table.Dataset, Reused: false, receipt.Existed ? receipt.FirstSeen : null);
    }

    private sealed class Copying(IProgress<IngestProgress> progress, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new IngestProgress("copy", value, total, 0));
    }
}
