using System.Diagnostics;
using StatHarness.Core;
using StatHarness.Ingest;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class JsonCorpusTests(ITestOutputHelper output)
{
    /// <summary>Refusals of what is JSON but no table.</summary>
    private static readonly string[] TableReasons = ["SH2009", "SH2012", "SH2053", "SH2054", "SH2057", "SH2058", "SH2061", "SH2062"];

    [SkippableFact]
    public void the_json_test_suite_is_told_apart()
    {
        foreach (var file in Directory.EnumerateFiles(Corpus.Find("data/08-bad-inputs/json-parsing"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var code = CodeOf(file);
            var name = Path.GetFileName(file);
            if (name.StartsWith("y_", StringComparison.Ordinal)) Assert.True(code is null || TableReasons.Contains(code), $"{name}: {code}");
            if (name.StartsWith("n_", StringComparison.Ordinal)) Assert.True(code is not null && !TableReasons.Contains(code), $"{name}: {code}");
        }
    }

    [SkippableTheory]
    [InlineData("data", 0.5)]
    [InlineData("reference", 0.5)]
    public void every_json_file_becomes_a_balanced_dataset_or_one_diagnostic(string part, double least)
    {
        var files = Directory.EnumerateFiles(Corpus.Find(part), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".json" or ".ndjson" or ".jsonl" or ".geojson" or ".xes").Order(StringComparer.Ordinal).ToList();
        var datasets = files.Count(file => CodeOf(file) is null);
        output.WriteLine($"{part}: {files.Count} files, {datasets} datasets");
        Assert.True(datasets > files.Count * least, $"only {datasets} of {files.Count} files became datasets");
    }

    [SkippableFact]
    public void known_tables_have_the_rows_they_have()
    {
        var vega = Corpus.Find("data/03-tabular/vega-datasets");
        foreach (var (name, rows, columns) in new[] { ("movies.json", 3201, 16), ("flights-200k.json", 200_000, 3), ("earthquakes.json", 1707, 29), ("gapminder.json", 682, 6) })
        {
            var read = ReadRows.OfFile(Path.Combine(vega, name), IngestOptions.Default);
            Assert.Equal((rows, columns, 0L), (read.Rows.Count, read.Names.Count, read.Ledger.Rejected));
        }
    }

    [SkippableFact]
    public void true_is_not_1_and_a_decimal_is_not_rounded()
    {
        using var staged = new Staged();
        var table = staged.File(Path.Combine(Corpus.Find("data/04-csv-torture/silent-loss"), "late_bool.ndjson"));
        Assert.Equal(25_002, table.Dataset.Rows);
        Assert.Equal(["1.5", "true"], Staged.Values(table, 0).TakeLast(2).Order(StringComparer.Ordinal));
    }

    private string? CodeOf(string file)
    {
        using var staged = new Staged();
        var clock = Stopwatch.StartNew();
        string? code = null;
        try
        {
            staged.File(file);
        }
        catch (DiagnosticException refusal)
        {
            code = refusal.Diagnostic.Code;
            Assert.Empty(Directory.GetFiles(staged.Path));
            output.WriteLine($"{Path.GetFileName(file)}: {code} {refusal.Diagnostic.Place} {refusal.Diagnostic.Message}");
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{file} took {clock.Elapsed}");
        return code;
    }
}
