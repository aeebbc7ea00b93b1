using System.Text;
using StatHarness.Core;
using StatHarness.Ingest;
using StatHarness.UnitTests.NotebookRoom;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.UnitTests.WorkbenchRoom;

/// <summary>The typed API of datasets.</summary>
public sealed class DatasetTests : IDisposable
{
    private const string Damaged = "a,b\n1,2\n3\n4,5\n";

    private readonly string folder = Directory.CreateTempSubdirectory("datasets-").FullName;
    private readonly HarnessSession session;

    public DatasetTests() => session = HarnessSession.Open(new() { AppData = Path.Combine(folder, "appdata"), ShippedPlugins = Notebooks.Repository("plugins") });

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task a_stream_is_read_under_the_name_that_it_is_given()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("a,b\n1,2\n"));
        var dataset = await session.IngestAsync(TableSource.OfStream(content) with { Name = "orders.csv" });
        Assert.Equal(("orders.csv", 1L), (dataset.Record.Source.FileName, dataset.Record.Rows));
        var again = await session.IngestAsync(Written("copy.csv", "a,b\n1,2\n"));
        Assert.True(again.Reused);
        Assert.Equal(("copy.csv", "orders.csv", 2), (again.Record.Source.FileName, again.Arrival!.FirstFileName, again.Arrival.Uploads));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "appdata", "staging")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b.csv")]
    [InlineData("a\nb.csv")]
    public async Task a_name_is_a_file_name(string name)
    {
        var problem = await Assert.ThrowsAsync<DiagnosticException>(() => session.IngestAsync(TableSource.OfStream(Stream.Null, name)));
        Assert.Equal("SH7109", problem.Diagnostic.Code);
    }

    [Fact]
    public async Task what_is_not_expected_is_not_stored()
    {
        var source = TableSource.OfFile(Written("a.csv", "a,b\n1,2\n"));
        var problem = await Assert.ThrowsAsync<DiagnosticException>(() => session.IngestAsync(source with { Expect = new string('0', 64) }));
        Assert.Equal(ExitCode.ApprovalNeeded, problem.Exit);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "appdata", "uploads", "by-sha")));
        Assert.False((await session.IngestAsync(source)).Reused);
    }

    [Fact]
    public async Task strict_refuses_a_reading_that_is_there_already_and_holds_rejects()
    {
        var path = Written("a.csv", Damaged);
        var dataset = await session.IngestAsync(path);
        Assert.Equal(1, dataset.Record.Ledger.RejectedRows);
        var strict = IngestOptions.Default with { Strict = true };
        await Assert.ThrowsAsync<DiagnosticException>(() => session.IngestAsync(path, strict));
        Assert.Throws<DiagnosticException>(() => session.FindDataset(dataset.Record.DatasetVersionId).RequireReadAs("x", strict, ["--strict"]));
        var sound = Written("b.csv", "a,b\n1,2\n");
        await session.IngestAsync(sound);
        Assert.True((await session.IngestAsync(sound, strict)).Reused);
    }

    [Fact]
    public async Task a_stored_dataset_is_not_read_in_another_way()
    {
        var dataset = await session.IngestAsync(Written("a.csv", Damaged));
        var other = IngestOptions.Default with { Delimiter = ";" };
        Assert.Equal("SH7114", Assert.Throws<DiagnosticException>(() => dataset.RequireReadAs("x", other, ["--delimiter"])).Diagnostic.Code);
        dataset.RequireReadAs("x", IngestOptions.Default with { Threads = 3 }, ["--threads"]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2500)]
    public async Task all_rejected_rows_are_written_also_those_that_the_ledger_does_not_keep(int rejects)
    {
        var text = new StringBuilder("a,b\n");
        for (var i = 0; i < rejects; i++) text.Append(i).Append(",x\n\"q\"\"").Append(i).Append("\"\n");
        var path = Written("a.csv", text.ToString());
        foreach (var reused in new[] { false, true })
        {
            var dataset = await session.IngestAsync(path);
            Assert.Equal(reused, dataset.Reused);
            var file = Path.Combine(folder, $"rejects-{reused}.csv");
            Assert.Equal(rejects, await dataset.WriteRejectsAsync(file));
            var lines = File.ReadAllLines(file);
            Assert.Equal("line,code,reason,raw", lines[0]);
            Assert.Equal(rejects, lines.Length - 1);
            Assert.Equal($"{(2 * rejects) + 1},SH2012,The row has 1 field; the header names 2.,\"\"\"q\"\"\"\"{rejects - 1}\"\"\"", lines[^1]);
        }
        var table = await session.IngestAsync(Path.Combine(folder, "rejects-True.csv"));
        Assert.Equal((rejects, 4), (table.Record.Rows, table.Record.Columns.Count));
    }

    [Fact]
    public async Task rejects_that_cannot_be_written_leave_no_file()
    {
        var dataset = await session.IngestAsync(Written("a.csv", Damaged));
        var problem = await Assert.ThrowsAsync<DiagnosticException>(() => dataset.WriteRejectsAsync(Path.Combine(folder, "nowhere", "r.csv")));
        Assert.Equal(("SH7110", ExitCode.EnvironmentCannot), (problem.Diagnostic.Code, problem.Exit));
        Assert.Equal(["a.csv", "appdata"], Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task another_extension_may_be_another_reading_and_is_read_again()
    {
        Assert.False((await session.IngestAsync(Written("a.csv", "a,b\n1,2\n"))).Reused);
        var other = await session.IngestAsync(Written("a.txt", "a,b\n1,2\n"));
        Assert.False(other.Reused);
        Assert.NotNull(other.FirstSeen);
    }

    [Fact]
    public async Task a_like_named_table_is_compared()
    {
        await session.IngestAsync(Written("orders_2024-01.csv", "id,when,amount\n1,2024-01-01,5\n2,2024-01-31,6\n"));
        var next = await session.IngestAsync(Written("orders_2024-02.csv", "id,when,city\n3,2024-02-01,Ulm\n"));
        var other = next.Arrival!.LikeNamed!;
        Assert.Equal(("orders_2024-01.csv", 2L, 1L, false, false), (other.FileName, other.RowsBefore, other.RowsNow, other.SameShape, other.SameData));
        Assert.Equal(["city"], other.ColumnsAdded);
        Assert.Equal(["amount"], other.ColumnsRemoved);
        Assert.Equal(("when", "2024-01-01", "2024-01-31", "2024-02-01"), (other.TimeColumn, other.TimesBefore!.First, other.TimesBefore.Last, other.TimesNow!.First));
        Assert.Contains("Is this the file that you mean?", next.Card.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Null((await session.IngestAsync(Written("suppliers.csv", "id\n1\n"))).Arrival!.LikeNamed);
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
