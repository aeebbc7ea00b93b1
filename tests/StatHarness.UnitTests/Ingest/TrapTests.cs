using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class TrapTests(ITestOutputHelper output)
{
    [Fact]
    public void a_cell_of_32767_characters_was_cut_by_a_spreadsheet()
    {
        var trap = Only("excel_cell_limit", $"k,v\n1,{new string('a', 32_767)}\n2,{new string('b', 100)}\n3,{new string('ö', 32_767)}\n");
        Assert.Equal(("v", 2, 2), (trap.Column, trap.Count, trap.Line));
        Assert.Empty(Traps($"k,v\n1,{new string('a', 32_766)}\n2,{new string('b', 32_768)}\n"));
    }

    [Theory]
    [InlineData(65_535, true)]
    [InlineData(65_536, true)]
    [InlineData(65_000, false)]
    public void as_many_rows_as_a_spreadsheet_has_are_suspicious(int rows, bool isTrap) =>
        Assert.Equal(isTrap, Traps("v\n" + string.Concat(Enumerable.Range(5, rows).Select(i => $"{i}\n"))).Exists(trap => trap.Trap == "row_limit"));

    [Fact]
    public void ids_of_more_than_15_digits_that_end_in_zeros_lost_their_end()
    {
        var trap = Only("fifteen_digits", "id\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{1_234_567_890_123_450 + (i * 70)}\n")));
        Assert.Equal(("id", 20, "1234567890123450"), (trap.Column, trap.Count, trap.Example));
        Assert.Empty(Traps("id\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{1_234_567_890_123_451 + (i * 73)}\n"))));
        // Times in whole seconds, counted in microseconds, are multiples of a million on purpose.
        Assert.Empty(Traps("t\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{1_577_836_800_000_000 + (i * 61_000_000L)}\n"))));
    }

    [Fact]
    public void ids_in_scientific_notation_lost_their_digits()
    {
        Assert.Equal(20, Only("scientific_ids", "card no,x\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"5.54{i:000}E+15,{i * 3}\n"))).Count);
        Assert.Equal(10, Only("scientific_ids", "ref,x\n" + string.Concat(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? $"1.23E+1{i % 5}x{i},1\n".Replace($"x{i}", "", StringComparison.Ordinal) : $"A{i},2\n"))).Count);
        Assert.Empty(Traps("gdp\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{123_456 + i}000000000\n"))));
    }

    [Fact]
    public void dates_among_gene_names_were_gene_names()
    {
        var genes = string.Concat(Enumerable.Range(1, 30).Select(i => $"BRCA{i},{i * 0.5}\n"));
        var trap = Only("gene_dates", "gene,x\n" + genes + "2-Sep,1.5\n1-Mar,2.5\n");
        Assert.Equal(("gene", 2, 32, "2-Sep"), (trap.Column, trap.Count, trap.Line, trap.Example));
        Assert.Empty(Traps("gene,x\n" + genes));
        Assert.Empty(Traps("day,x\n" + string.Concat(Enumerable.Range(1, 28).Select(i => $"{i}-Sep,{i * 0.5}\n"))));
    }

    [Theory]
    [InlineData("MÃ¼ller")]
    [InlineData("itâ€™s")]
    [InlineData("caf\uFFFD")]
    [InlineData("cafï¿½")]
    public void mojibake_is_named(string text) => Assert.Equal(2, Only("mojibake", $"a,b\n1,{text}\n2,Müller\n3,São Paulo – Ça va\n4,{text}\n").Count);

    [Fact]
    public void sound_text_of_many_languages_is_no_mojibake() => Assert.Empty(Traps("a,b\n1,AÇÃO\n2,Ångström\n3,naïve café\n4,Ñandú Ã\n5,日本語 “quoted” – dash…\n"));

    [Fact]
    public void errors_of_formulas_are_named()
    {
        Assert.Equal(("b", 2), (Only("spreadsheet_error", "a,b\n1,#REF!\n2,x\n3,#REF!\n").Column, 2));
        Assert.Equal(1, Only("spreadsheet_error", "a,b\n1,#N/A\n2,5\n3,6\n").Count);
        Assert.Empty(Traps("a,b\n1,#1\n2,#hashtag\n3,C#\n"));
    }

    [Fact]
    public void text_cut_at_one_length_is_named()
    {
        var cut = string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(new string((char)('a' + (i % 26)), 20 + (i * 7)) + i)[..Math.Min(255, 21 + (i * 7))]}\n"));
        Assert.Equal("v", Only("cut_text", "k,v\n" + cut).Column);
        Assert.Empty(Traps("k,v\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{new string('a', 255)}{i:00}\n"))));
    }

    [Fact]
    public void columns_that_say_nothing_are_named_once()
    {
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i * 3},x,,5\n"));
        var traps = Traps("a,same,none,five\n" + rows);
        Assert.Equal(["empty_columns none 1", "constant_columns  2"], traps.Select(trap => $"{trap.Trap} {trap.Column} {trap.Count}"));
        Assert.Equal("same, five", traps[1].Example);
    }

    [Fact]
    public void an_exported_index_is_named() => Assert.Equal("rownames", Only("exported_index", "rownames,x\n1,5\n2,5\n3,7\n").Column);

    [Fact]
    public void no_trap_shows_a_value_that_is_personal()
    {
        var traps = Traps("mail,x\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"mÃ¼ller{i}@example.com,{i * 2}\n")));
        Assert.Equal("mojibake", Assert.Single(traps).Trap);
        Assert.Null(traps[0].Example);
    }

    [SkippableFact]
    public void no_trap_fires_on_a_large_share_of_sound_files()
    {
        var fired = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var files = 0;
        foreach (var file in new[] { "data/02-eventlogs", "data/03-tabular" }.SelectMany(part => Directory.EnumerateFiles(Corpus.Find(part), "*", SearchOption.AllDirectories)).Where(file => Path.GetExtension(file) is ".csv" or ".tsv"))
        {
            using var staged = new Staged();
            try
            {
                foreach (var trap in staged.File(file).Dataset.Traps.Select(trap => trap.Trap).Distinct()) fired[trap] = fired.GetValueOrDefault(trap) + 1;
                files++;
            }
            catch (DiagnosticException)
            {
            }
        }
        output.WriteLine($"{files} files: {string.Join(", ", fired.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.All(fired, pair => Assert.True(pair.Value * 5 <= files, $"{pair.Key} fires on {pair.Value} of {files} files"));
        Assert.DoesNotContain(fired.Keys, name => name is "gene_dates" or "mojibake" or "cut_text" or "fifteen_digits" or "scientific_ids" or "row_limit" or "excel_cell_limit");
    }

    private static List<TrapRecord> Traps(string text)
    {
        using var staged = new Staged();
        return [.. staged.Text(text).Dataset.Traps];
    }

    private static TrapRecord Only(string name, string text)
    {
        var trap = Assert.Single(Traps(text));
        Assert.Equal(name, trap.Trap);
        Assert.False(string.IsNullOrEmpty(trap.Statement));
        return trap;
    }
}
