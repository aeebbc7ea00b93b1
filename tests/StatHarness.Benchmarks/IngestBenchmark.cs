using CsvHelper;
using StatHarness.Core;
using StatHarness.Ingest;

namespace StatHarness.Benchmarks;

/// <summary>Whole ingest (types over all values, ledger, columns, hashes) against only reading the fields with CsvHelper.</summary>
internal static class IngestBenchmark
{
    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            output.WriteLine("| file | MB | ours MB/s | CsvHelper fields only MB/s | ours / baseline time |\n|---|--:|--:|--:|--:|");
            Compare(output, folder, "narrow numeric", GeneratedLog.Narrow(Path.Combine(folder, "narrow.csv"), 1_200_000));
            Compare(output, folder, "ERP log, quoted text", GeneratedLog.Erp(Path.Combine(folder, "erp.csv"), 400_000));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(TextWriter output, string folder, string name, string path)
    {
        var megabytes = new FileInfo(path).Length / 1e6;
        Digest raw;
        using (var stream = File.OpenRead(path)) raw = Digest.Of(stream);
        var round = 0;
        var times = Sample.Interleaved(3, () =>
        {
            var staging = Directory.CreateDirectory(Path.Combine(folder, $"staging{round++}")).FullName;
            TableIngest.Read(path, Path.GetFileName(path), Task.FromResult(raw), staging, IngestOptions.Default, null, CancellationToken.None);
            Directory.Delete(staging, recursive: true);
        }, () => Fields(path));
        output.WriteLine(Sample.Row(name, megabytes, megabytes / times[0] * 1000, megabytes / times[1] * 1000, times[0] / times[1]));
    }

    private static long Fields(string path)
    {
        using var reader = CsvReader.FromText(File.ReadAllText(path), CsvReaderOptions.Default);
        var length = 0L;
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++) length += reader.GetString(i).Length;
        return length;
    }
}
