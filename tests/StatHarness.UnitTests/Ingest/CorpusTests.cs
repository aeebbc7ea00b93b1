using System.Diagnostics;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Ingest;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly IngestOptions Lenient = IngestOptions.Default;

    [SkippableTheory]
    [InlineData("data/02-eventlogs")]
    [InlineData("data/03-tabular")]
    [InlineData("data/04-csv-torture")]
    [InlineData("data/08-bad-inputs/naughty-strings")]
    public void every_file_becomes_a_balanced_dataset_or_one_diagnostic(string part)
    {
        var files = Directory.EnumerateFiles(Corpus.Find(part), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".ssv" or ".log" or ".gz" or ".unknown").Order(StringComparer.Ordinal).ToList();
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
                output.WriteLine($"{Path.GetFileName(file)}: {refusal.Diagnostic.Code} {refusal.Diagnostic.Message}");
            }
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{file} took {clock.Elapsed}");
        }
        output.WriteLine($"{part}: {files.Count} files, {datasets} datasets, {files.Count - datasets} diagnostics");
        Assert.True(datasets * 10 > files.Count * 8, $"only {datasets} of {files.Count} files became datasets");
    }

    [SkippableTheory]
    [InlineData("empty_crlf")]
    [InlineData("json")]
    [InlineData("newlines")]
    [InlineData("quotes_and_newlines")]
    [InlineData("simple_crlf")]
    [InlineData("utf8")]
    public void csv_spectrum_gives_the_expected_values(string name)
    {
        var folder = Corpus.Find("data/04-csv-torture/csv-spectrum");
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json")))!.AsArray();
        using var staged = new Staged();
        var table = staged.File(Path.Combine(folder, "csvs", name + ".csv"));
        Assert.Equal(expected.Count, table.Dataset.Rows);
        foreach (var column in table.Dataset.Columns)
            Assert.Equal(expected.Select(row => row![column.Name]!.ToString()), Staged.Values(table, column.Index).Select(value => value ?? ""));
    }

    [SkippableFact]
    public void csv_test_data_gives_the_expected_cells_and_refuses_what_is_bad()
    {
        var folder = Corpus.Find("data/04-csv-torture/csv-test-data");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "csv")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            using var staged = new Staged();
            if (name.StartsWith("bad-", StringComparison.Ordinal))
            {
                Assert.Throws<DiagnosticException>(() => staged.File(file));
                continue;
            }
            var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json")))!.AsArray();
            var table = staged.File(file);
            Assert.Equal(expected[0]!.AsArray().Select(cell => cell!.ToString()), table.Dataset.Columns.Select(column => column.Name));
            foreach (var column in table.Dataset.Columns)
                Assert.Equal(expected.Skip(1).Select(row => row![column.Index]!.ToString()), Staged.Values(table, column.Index).Select(value => value ?? ""));
        }
    }

    [SkippableTheory]
    [InlineData("csvkit-examples/test_date_format", "csvkit-examples/test_date_format_converted")]
    [InlineData("csvkit-examples/test_locale", "csvkit-examples/test_locale_converted")]
    [InlineData("readr-fixtures/basic-df-singlequote", "readr-fixtures/basic-df")]
    [InlineData("agate-examples/test", "agate-examples/test_csv_sniff")]
    [InlineData("agate-examples/test", "agate-examples/test_quote_nonnumeric")]
    public void what_others_convert_has_the_same_data_hash(string name, string converted)
    {
        var folder = Corpus.Find("data/04-csv-torture");
        using Staged one = new(), two = new();
        Assert.Equal(two.File(Path.Combine(folder, converted + ".csv")).Dataset.DataHash, one.File(Path.Combine(folder, name + ".csv")).Dataset.DataHash);
    }

    [SkippableTheory]
    [InlineData("csvkit-examples/dummy.csv.gz", 1, 3, "utf-8", ",")]
    [InlineData("messytables-horror/mixedGLB.csv", 133, 19, "utf-8", ",")]
    [InlineData("messytables-horror/weird_head_padding.csv", 60, 11, "utf-8", ";")]
    [InlineData("messytables-horror/spanish_chars.csv", 116, 8, "iso-8859-1", ",")]
    [InlineData("messytables-horror/utf-16le_encoded.csv", 327, 19, "utf-16le", ",")]
    [InlineData("messytables-horror/211.csv", 2132, 96, "windows-1252", ",")]
    [InlineData("readr-fixtures/eol-cr.txt.gz", 3, 2, "utf-8", " ")]
    [InlineData("readr-fixtures/whitespace-sample.txt", 3, 4, "utf-8", " ")]
    [InlineData("tabulator-special/table.tsv", 3, 2, "utf-8", "\t")]
    [InlineData("exceldatareader-csv/ean.txt", 2, 24, "utf-8", "|")]
    [InlineData("../03-tabular/clevercsv-examples/imdb.csv", 100, 44, "utf-8", ",")]
    public void hard_files_have_their_known_shape(string name, long rows, int columns, string encoding, string delimiter)
    {
        using var staged = new Staged();
        var dataset = staged.File(Path.Combine(Corpus.Find("data/04-csv-torture"), name)).Dataset;
        Assert.Equal((rows, columns, encoding, delimiter), (dataset.Rows, dataset.Columns.Count, dataset.Source.Dialect!.Encoding, dataset.Source.Dialect.Delimiter));
    }

    [SkippableFact]
    public void nothing_is_lost_silently()
    {
        var folder = Corpus.Find("data/04-csv-torture/silent-loss");
        foreach (var (name, expected) in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!.AsObject().Where(pair => pair.Key.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var staged = new Staged();
            var ledger = staged.File(Path.Combine(folder, name), Lenient).Dataset.Ledger;
            if (expected!["physical_rows"] is { } physical) Assert.Equal((long)physical, ledger.PhysicalRows);
            if (expected["header_rows"] is { } header) Assert.Equal((long)header, ledger.HeaderRows);
            if (expected["accepted_plus_rejected"] is { } both) Assert.Equal((long)both, ledger.AcceptedRows + ledger.RejectedRows);
            if (expected["rows"] is { } rows) Assert.Equal((long)rows, ledger.AcceptedRows);
            Assert.All(ledger.Columns, column => Assert.Equal(0, column.LossyCasts));
        }
    }

    [SkippableFact]
    public void late_values_and_long_digits_survive()
    {
        var folder = Corpus.Find("data/04-csv-torture/silent-loss");
        using Staged one = new(), two = new(), three = new(), four = new();
        var values = Staged.Values(one.File(Path.Combine(folder, "late_decimal.csv")), 1);
        Assert.Equal(["1.5", "007"], values.TakeLast(2));
        var late = two.File(Path.Combine(folder, "late_timestamp.csv"));
        Assert.Equal((ColumnType.Timestamp, "2026-02-03 04:05:06"), (late.Dataset.Columns[1].Type, Staged.Values(late, 1)[^1]));
        Assert.Equal(["12345678901234567890", "99999999999999999999", "9007199254740993"], Staged.Values(three.File(Path.Combine(folder, "long_ids.csv")), 0));
        Assert.Equal(3_000_000, Staged.Values(four.File(Path.Combine(folder, "oversized_last_row.csv")), 1)[^1]!.Length, 10_000.0);
    }
}
