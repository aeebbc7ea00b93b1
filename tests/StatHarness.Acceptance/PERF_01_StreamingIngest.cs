using StatHarness.Acceptance.Driver;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.Acceptance;

/// <summary>PERF-01: every row is read, memory does not grow with the file, and a cap is told.</summary>
public sealed class PERF_01_StreamingIngest(ITestOutputHelper log) : IDisposable
{
    private const long Small = 20_000_000, Large = 200_000_000;

    /// <summary>For buffers that fill and a collector that lets more pass; the large file is 180 MB larger.</summary>
    private const long Growth = 64L << 20;

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void memory_does_not_grow_with_the_file()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Reads /proc.");
        var (small, large) = (Peak("small.csv", Small), Peak("large.csv", Large));
        log.WriteLine($"{Small / 1_000_000} MB: {small >> 20} MiB, {Large / 1_000_000} MB: {large >> 20} MiB");
        Assert.True(large - small <= Growth, $"{small >> 20} MiB for {Small / 1_000_000} MB, {large >> 20} MiB for {Large / 1_000_000} MB.");
    }

    [Fact]
    public void the_row_count_equals_the_file()
    {
        var path = Path.Combine(workplace.Folder, "table.csv");
        var rows = Generated.Csv(path, 3_000_000);
        var dataset = workplace.Run("ingest", path, "--json").Expect(0).Json;
        Assert.Equal((rows, rows + 1, 0L), ((long)dataset["rows"]!, (long)dataset["ledger"]!["physical_rows"]!, (long)dataset["ledger"]!["rejected_rows"]!));
        Assert.Null(dataset["source"]!["truncated"]);
    }

    [Fact]
    public void a_cap_is_marked_with_what_it_was()
    {
        var path = Path.Combine(workplace.Folder, "table.csv");
        Generated.Csv(path, 100_000);
        var dataset = workplace.Run("ingest", path, "--max-rows", "100", "--json").Expect(0).Json;
        Assert.Equal(100, (long)dataset["rows"]!);
        Assert.Equal(("max_rows", 100L), ((string)dataset["source"]!["truncated"]!["cap"]!, (long)dataset["source"]!["truncated"]!["limit"]!));
    }

    private long Peak(string name, long bytes)
    {
        var path = Path.Combine(workplace.Folder, name);
        var rows = Generated.Csv(path, bytes);
        using var process = workplace.Start(new Dictionary<string, string>(), "ingest", path, "--json");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = PeakMemory.Watch(process);
        var finished = new Finished(process.ExitCode, output.Result, error.Result).Expect(0);
        Assert.Equal(rows, (long)finished.Json["rows"]!);
        File.Delete(path);
        return peak;
    }
}
