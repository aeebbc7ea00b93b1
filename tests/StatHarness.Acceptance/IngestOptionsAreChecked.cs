using System.Text;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>A wrong option, value or number of files is one error that says what was meant; standard input and rejected rows are whole.</summary>
public sealed class IngestOptionsAreChecked : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("SH7006", "Did you mean --delimiter?", "ingest", "a.csv", "--delimeter", ";")]
    [InlineData("SH7006", "Did you mean --max-rows?", "run", "a.csv", "--max-row=5")]
    [InlineData("SH7007", "Call the command once for each file", "ingest", "a.csv", "b.csv")]
    [InlineData("SH7007", "Call the command once for each file", "plan", "a.csv", "b.csv", "c.csv")]
    [InlineData("SH7121", "Did you mean xlsx?", "plan", "a.csv", "--format", "xslx")]
    [InlineData("SH7121", "Such as --quote double.", "run", "a.csv", "--quote", "ab", "--yes")]
    [InlineData("SH7122", "Keep one of them.", "ingest", "a.csv", "--header", "--no-header")]
    [InlineData("SH7001", "--help", "ingest")]
    public void a_wrong_command_line_is_one_diagnostic(string code, string hint, params string[] arguments)
    {
        workplace.Write("a.csv", "a,b\n1,2\n");
        var refused = workplace.Run([.. arguments, "--json"]).Expect(2);
        Assert.Equal(code, (string)refused.Json["diagnostic"]!["code"]!);
        Assert.Contains(hint, (string)refused.Json["diagnostic"]!["hint"]!, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.AppData) && Store.Files(workplace.AppData).Count > 0);
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("plan")]
    [InlineData("run")]
    public void help_describes_every_option_and_completion_offers_values(string command)
    {
        var help = workplace.Run(command, "--help").Expect(0).Output;
        foreach (var option in File.ReadAllLines(Path.Combine(Repository.Root, "docs", "ingest-options.md")).Where(line => line.StartsWith("| `--", StringComparison.Ordinal)))
            Assert.Contains(option.Split('`')[1].Split(' ')[0] + " ", help, StringComparison.Ordinal);
        var line = $"{command} --date-order ";
        Assert.Equal(["dmy", "mdy"], workplace.Run($"[suggest:{line.Length}]", line).Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(choice => choice.Trim()));
    }

    [Fact]
    public void options_change_how_a_file_is_read()
    {
        workplace.Write("a.txt", "x|1,5\ny|2,5\n");
        var dataset = workplace.Run("ingest", "a.txt", "--delimiter", "bar", "--no-header", "--json").Expect(0).Json;
        Assert.Equal((2L, 2), ((long)dataset["rows"]!, (int)dataset["columns"]!));
        Assert.Equal("|", (string)dataset["source"]!["dialect"]!["delimiter"]!);
        foreach (var part in new[] { "source", "ledger", "roles", "traps", "pii", "schema", "notices" }) Assert.NotNull(dataset[part]);
    }

    [Fact]
    public void all_rejected_rows_are_written_also_of_a_dataset_that_was_there()
    {
        var text = new StringBuilder("a,b\n");
        for (var row = 0; row < 3000; row++) text.Append(row).Append(row % 2 == 0 ? ",1\n" : "\n");
        workplace.Write("a.csv", text.ToString());
        foreach (var name in new[] { "first.csv", "second.csv" })
        {
            var dataset = workplace.Run("ingest", "a.csv", "--rejects", name, "--json").Expect(0).Json;
            Assert.Equal((1500L, 1500L, 1000), ((long)dataset["rejects_written"]!, (long)dataset["ledger"]!["rejected_rows"]!, dataset["ledger"]!["rejects"]!.AsArray().Count));
        }
        var lines = File.ReadAllLines(Path.Combine(workplace.Folder, "second.csv"));
        Assert.Equal(1501, lines.Length);
        Assert.Equal("3001,SH2012,The row has 1 field; the header names 2.,2999", lines[^1]);
        Assert.Equal(lines, File.ReadAllLines(Path.Combine(workplace.Folder, "first.csv")));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("run")]
    public void standard_input_is_a_table_of_every_command(string command)
    {
        var finished = workplace.RunWith(File.ReadAllBytes(Repository.CloseCycle), [command, "-", "--json", .. command == "run" ? new[] { "--yes", "--plugins", "profile_roles" } : []]).Expect(0);
        Assert.NotNull(finished.Json["run_fingerprint"]);
        Assert.True((bool)workplace.RunWith(File.ReadAllBytes(Repository.CloseCycle), "ingest", "-", "--json").Expect(0).Json["reused"]!);
        Assert.Empty(Store.Leftovers(workplace.AppData));
    }

    [Fact]
    public void empty_standard_input_is_an_empty_file()
    {
        var refused = workplace.Run("ingest", "-", "--json").Expect(2).Json;
        Assert.Equal(("SH2004", "stdin"), ((string)refused["diagnostic"]!["code"]!, (string)refused["diagnostic"]!["place"]!["path"]!));
        Assert.Empty(Store.Files(workplace.AppData));
    }
}
