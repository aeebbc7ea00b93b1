using StatHarness.Acceptance.Driver;
using StatHarness.UnitTests;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.Acceptance;

/// <summary>PERF-02: a stored dataset, all its column objects together, is not larger than the file it came from.</summary>
public sealed class PERF_02_ColumnsAreCompact(ITestOutputHelper log) : IDisposable
{
    /// <summary>
    /// A column file has a schema, a footer and buffers at multiples of 64 bytes: about 1 KiB however few its rows. So a table is exempt
    /// when it has less than this many bytes a column.
    /// </summary>
    private const long LeastBytesAColumn = 4096;

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_shipped_log_is_stored_in_no_more_than_its_file() => Compact(Repository.CloseCycle);

    [SkippableTheory]
    [InlineData("data/02-eventlogs")]
    [InlineData("data/03-tabular")]
    public void real_tables_are_stored_in_no_more_than_their_files(string folder)
    {
        var root = StatHarness.UnitTests.Corpus.Find(folder);
        var files = new[] { "*.csv", "*.tsv" }.SelectMany(pattern => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories))
            .Where(file => new FileInfo(file).Length is >= 256 << 10 and <= 40 << 20).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        var measured = files.Count(Compact);
        Assert.True(measured >= 3, $"Only {measured} of {files.Count} files could be measured.");
    }

    /// <returns>False when the file is no table of ours, or exempt.</returns>
    private bool Compact(string path)
    {
        var finished = workplace.Run("ingest", path, "--json");
        if (finished.Exit == 2) return false;
        var columns = finished.Expect(0).Json["schema"]!.AsArray();
        var raw = new FileInfo(path).Length;
        if (raw < LeastBytesAColumn * columns.Count) return false;
        var objects = columns.Select(column => (string)column!["object"]!).Distinct().ToList();
        var stored = objects.Sum(digest => new FileInfo(Path.Combine(workplace.AppData, "objects", digest[..2], digest)).Length);
        log.WriteLine($"{Path.GetFileName(path)}: {columns.Count} columns, {objects.Count} objects, {stored:N0} of {raw:N0} bytes");
        Assert.True(stored <= raw, $"{Path.GetFileName(path)}: {columns.Count} columns in {objects.Count} objects take {stored:N0} bytes, the file {raw:N0}.");
        return true;
    }
}
