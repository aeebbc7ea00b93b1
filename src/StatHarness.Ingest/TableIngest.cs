using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>Turns a file into typed columns with a ledger that accounts for every physical row.</summary>
public static class TableIngest
{
    /// <summary>Writes one column file per column into <paramref name="stagingDirectory"/>, streaming; memory is bounded by a constant plus dictionaries.</summary>
    /// <param name="rawPath">The bytes to read; they must not change meanwhile.</param>
    /// <param name="rawSha256">Digest of those bytes, which may be computed meanwhile.</param>
    /// <param name="fileName">Name as the user knows it: for diagnostics, for its extension, and for the record.</param>
    /// <param name="stagingDirectory">Exists and is the caller's; after a failure it holds no column file of this call.</param>
    /// <exception cref="DiagnosticException">SH2001–SH2018: the file cannot become a dataset.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static IngestedTable Read(
        string rawPath, string fileName, Task<Digest> rawSha256, string stagingDirectory, IngestOptions options,
        IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        return Decoded(RawFile.Open(rawPath, fileName, options), options, source =>
        {
            var reading = TableFormats.Open(source, options);
            using var work = new TableWork(source, reading, stagingDirectory, options, progress, cancellationToken);
            return Record(source, reading, work, rawSha256, options);
        });
    }

    /// <summary>Reads as UTF-8 first; when the bytes are not, and nobody said what they are, once more in the encoding they show.</summary>
    internal static T Decoded<T>(RawFile file, IngestOptions options, Func<RawFile, T> read)
    {
        try
        {
            return read(file);
        }
        catch (InvalidUtf8Exception problem)
        {
            if (options.Encoding is not null || file.HasMark)
                throw IngestDiagnostics.Encoding(problem.Place, "UTF-8", "Repair the file, or pass the encoding it really has with --encoding.");
            return read(EncodingFallback.Choose(file, problem.Place));
        }
    }

    private static IngestedTable Record(RawFile file, TableReading reading, TableWork work, Task<Digest> hashing, IngestOptions options)
    {
        var columns = work.Run();
        var rawSha256 = hashing.GetAwaiter().GetResult();
        var dataHash = DataHash.Of(work.Ledger.Accepted, columns.Select(staged => (staged.Column.Name, staged.Column.Type, staged.Column.Object)));
        var optionsHash = options.Fingerprint();
        var version = Fingerprint.Of("dataset_version.v1", new JsonObject
        {
            ["raw_sha256"] = rawSha256.ToString(),
            ["options"] = optionsHash.ToString(),
            ["data_hash"] = dataHash.ToString(),
        });
        var source = new SourceRecord(
            file.Name, rawSha256, file.Length, reading.Format, reading.Compression ?? file.Compression, reading.Dialect, reading.Part, reading.Truncated, reading.Notes, optionsHash);
        var ledger = work.Ledger.Record(work.ColumnLedgers());
        var meaning = Meaning.Of(file.Name, columns, ledger, reading.Traps, options);
        var record = new DatasetRecord(
            2, $"dsv_{version.ToString()[..32]}", dataHash, source, ledger.AcceptedRows, [.. columns.Select(staged => staged.Column)], meaning.WithoutExamples(ledger),
            meaning.Roles, meaning.Traps, meaning.Pii);
        work.Keep();
        return new(record, columns);
    }
}
