using System.Diagnostics;
using StatHarness.Core;
using StatHarness.Ingest;
using StatHarness.UnitTests.ArchitectureRoom;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class WorkbookCorpusTests(ITestOutputHelper output)
{
    /// <summary>Files that ExcelDataReader cannot open or reads no sheet of: it has no word on them.</summary>
    private const string Unread = "unread there";

    [SkippableFact]
    public void every_cell_of_the_corpus_is_what_exceldatareader_reads_save_for_what_the_documentation_explains()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var cells = 0L;
        foreach (var file in Files("data/05-xlsx"))
        {
            var name = $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}";
            try
            {
                var (count, differences) = CellOracle.Compare(file, IngestOptions.Default);
                cells += Math.Max(count, 0);
                if (differences.Count > 0) found[name] = differences.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (count < 0) found[name] = Unread;
                foreach (var difference in differences.Take(3)) output.WriteLine($"{name}: {difference}");
            }
            catch (DiagnosticException refusal)
            {
                found[name] = refusal.Diagnostic.Code;
            }
            catch (Exception problem) when (problem is ExcelDataReader.Exceptions.ExcelReaderException or ArgumentException)
            {
                found[name] = Unread;
            }
        }
        output.WriteLine($"{cells} cells");
        Assert.True(cells > 200_000, $"only {cells} cells were compared");
        Assert.Equal(Documented(), found);
    }

    [SkippableTheory]
    [InlineData("data/05-xlsx", 190)]
    [InlineData("data/08-bad-inputs/poi-adversarial", 0)]
    [InlineData("data/08-bad-inputs/zip-made-here", 0)]
    [InlineData("data/08-bad-inputs/zip-yauzl", 0)]
    public void every_workbook_becomes_a_balanced_dataset_or_one_diagnostic_in_time(string part, int leastDatasets)
    {
        var files = Files(part);
        var datasets = 0;
        foreach (var file in files)
        {
            using var staged = new Staged();
            var clock = Stopwatch.StartNew();
            try
            {
                var dataset = staged.File(file).Dataset;
                Assert.All(dataset.Ledger.Columns, column => Assert.Equal(dataset.Rows, column.Values + column.Nulls));
                datasets++;
            }
            catch (DiagnosticException refusal)
            {
                Assert.Empty(Directory.GetFiles(staged.Path));
                Assert.Equal(ExitCode.BadInput, refusal.Exit);
                output.WriteLine($"{Path.GetFileName(file)}: {refusal.Diagnostic.Code} {refusal.Diagnostic.Message}");
            }
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{file} took {clock.Elapsed}");
        }
        output.WriteLine($"{part}: {files.Count} files, {datasets} datasets, {files.Count - datasets} diagnostics");
        Assert.NotEmpty(files);
        Assert.True(datasets >= leastDatasets, $"only {datasets} of {files.Count} files became datasets");
    }

    /// <summary>First and second column of the table in the documentation.</summary>
    private static SortedDictionary<string, string> Documented()
    {
        var rows = File.ReadLines(Path.Combine(Sources.Root, "docs", "ingest-workbooks.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|'));
        return new(rows.ToDictionary(row => row[1].Trim().Trim('`'), row => row[2].Trim(), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static List<string> Files(string part) =>
        [.. Directory.EnumerateFiles(Corpus.Find(part), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".xlsx" or ".xlsm" or ".zip").Order(StringComparer.Ordinal)];
}
