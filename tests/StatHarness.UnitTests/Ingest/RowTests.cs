using StatHarness.Core;
using System.Text;
using StatHarness.Core.Json;
using StatHarness.Data;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class RowTests
{
    private const string Table = "id,text,n\n1,plain,1.5\n2,\"quo\"\"ted, \nline\",2\n3,ü😀,\n";

    /// <summary>FND-06 for what this build reads.</summary>
    [Fact]
    public void one_table_in_many_spellings_has_one_data_hash()
    {
        var utf8 = new UTF8Encoding(false);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var threads in new[] { 1, 4 })
            foreach (var (name, bytes, file) in new (string, byte[], string)[]
            {
                ("csv", utf8.GetBytes(Table), "t.csv"),
                ("mark", [.. Encoding.UTF8.Preamble, .. utf8.GetBytes(Table)], "t.csv"),
                ("tsv", utf8.GetBytes("id\ttext\tn\n1\tplain\t1.5\n2\t\"quo\"\"ted, \nline\"\t2\n3\tü😀\t\n"), "t.tsv"),
                ("semicolon", utf8.GetBytes("id;text;n\n1;plain;1.5\n2;\"quo\"\"ted, \nline\";2.0\n3;ü😀;\n"), "t.txt"),
                ("bar", utf8.GetBytes("id|text|n\n1|plain|1.5\n2|\"quo\"\"ted, \nline\"|2\n3|ü😀|\n"), "t.txt"),
                ("utf-16le", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)], "t.csv"),
                ("utf-16be", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Table)], "t.csv"),
                ("crlf", utf8.GetBytes("id,text,n\r\n1,plain,1.5\r\n2,\"quo\"\"ted, \nline\",2\r\n3,ü😀,\r\n"), "t.csv"),
                ("cr", utf8.GetBytes("id,text,n\r1,plain,1.5\r2,\"quo\"\"ted, \nline\",2\r3,ü😀,\r"), "t.csv"),
                ("quoted", utf8.GetBytes("\"id\",\"text\",\"n\"\n\"1\",\"plain\",\"1.50\"\n\"2\",\"quo\"\"ted, \nline\",\"2\"\n\"3\",\"ü😀\",\"\"\n"), "t.csv"),
                ("ndjson", utf8.GetBytes("{\"id\":1,\"text\":\"plain\",\"n\":1.5}\n{\"id\":2,\"text\":\"quo\\\"ted, \\nline\",\"n\":2}\n{\"id\":3,\"text\":\"ü\\ud83d\\ude00\",\"n\":null}\n"), "t.ndjson"),
                ("json", utf8.GetBytes("[{\"id\":1,\"text\":\"plain\",\"n\":1.50},\n {\"text\":\"quo\\u0022ted, \\nline\",\"id\":2,\"n\":2.0},{\"id\":3,\"text\":\"\\u00fc😀\"}]"), "t.json"),
                ("json columns", utf8.GetBytes("{\"id\":[1,2,3],\"text\":[\"plain\",\"quo\\\"ted, \\nline\",\"ü😀\"],\"n\":[1.5,2,null]}"), "t.json"),
                ("no last line end", utf8.GetBytes(Table[..^1]), "t.csv"),
            })
            {
                using var staged = new Staged();
                hashes[$"{name} {threads}"] = staged.Bytes(bytes, IngestOptions.Default with { Threads = threads }, file).Dataset.DataHash.ToString();
            }
        Assert.Single(hashes.Values.Distinct());
    }

    [Fact]
    public void every_block_size_reads_the_same()
    {
        var expected = "";
        foreach (var blockBytes in new[] { 1 << 20, 1, 2, 3, 7, 16 })
            foreach (var text in new[] { Table, Table.Replace("\n", "\r\n", StringComparison.Ordinal) })
            {
                using var staged = new Staged();
                var table = staged.Text(text, IngestOptions.Default with { BlockBytes = blockBytes });
                var seen = string.Join("/", Enumerable.Range(0, 3).Select(column => string.Join("|", Staged.Values(table, column)))).Replace("\r\n", "\n", StringComparison.Ordinal);
                if (expected.Length == 0) expected = seen;
                Assert.Equal(expected, seen);
            }
        Assert.Equal("1|2|3/plain|quo\"ted, \nline|ü😀/1.5|2|", expected);
    }

    [Fact]
    public void ingest_twice_is_identical()
    {
        using Staged one = new(), two = new();
        Assert.Equal(HarnessJson.Node(one.Text(Table).Dataset).ToJsonString(), HarnessJson.Node(two.Text(Table).Dataset).ToJsonString());
    }

    [Fact]
    public void options_and_bytes_name_the_version_but_not_the_meaning()
    {
        using Staged one = new(), two = new();
        var (plain, lenient) = (one.Text(Table).Dataset, two.Text(Table, IngestOptions.Default with { HeaderRows = 1, Threads = 3 }).Dataset);
        Assert.Equal(plain.DataHash, lenient.DataHash);
        Assert.NotEqual(plain.DatasetVersionId, lenient.DatasetVersionId);
        Assert.Matches("^dsv_[0-9a-f]{32}$", plain.DatasetVersionId);
        Assert.Equal(IngestOptions.Default.Fingerprint(), (IngestOptions.Default with { Threads = 3 }).Fingerprint());
    }

    [Fact]
    public void rejected_rows_are_kept_with_line_and_reason()
    {
        using var staged = new Staged();
        var table = staged.Text("a,b\n1,2\n\n\"x\ny\",3\n4\n5,6,7\n8,\"q\"z\n9,10\n", IngestOptions.Default);
        var ledger = table.Dataset.Ledger;
        Assert.Equal((8, 3, 3, 1, 0, 1), (ledger.PhysicalRows, ledger.AcceptedRows, ledger.RejectedRows, ledger.HeaderRows, ledger.CommentRows, ledger.BlankRows));
        Assert.Equal([(6L, "4"), (7L, "5,6,7"), (8L, "8,\"q\"z")], ledger.Rejects.Select(reject => (reject.Line, reject.Raw)));
        Assert.Equal(["1", "x\ny", "9"], Staged.Values(table, 0));
    }

    [Fact]
    public void only_so_many_rejects_are_kept_but_all_are_counted()
    {
        using var staged = new Staged();
        var ledger = staged.Text("a,b\n1,2\n" + string.Concat(Enumerable.Repeat("3\n", 2500)), IngestOptions.Default).Dataset.Ledger;
        Assert.Equal((2500, 1000), (ledger.RejectedRows, ledger.Rejects.Count));
    }

    [Fact]
    public void a_file_of_values_only_has_no_header()
    {
        using Staged one = new(), two = new(), three = new();
        var table = one.Text("1,2.5\n3,4.5\n");
        Assert.Equal((2, 0, "column_2"), (table.Dataset.Rows, table.Dataset.Ledger.HeaderRows, table.Dataset.Columns[1].Name));
        Assert.Contains("No header", Assert.Single(table.Dataset.Source.Notes), StringComparison.Ordinal);
        Assert.Equal(1, two.Text("country,2019,2020\nx,1,2\n").Dataset.Rows);
        Assert.Equal(1, three.Text("1,2\n3,4\n", IngestOptions.Default with { Header = true }).Dataset.Rows);
    }

    [Fact]
    public void unnamed_columns_are_named_by_position()
    {
        using var staged = new Staged();
        Assert.Equal(["column_1", "a", "column_3"], staged.Text(",a, \n1,2,3\n").Dataset.Columns.Select(column => column.Name));
    }

    [Fact]
    public void comments_are_found_or_asked_for_and_never_swallow_data()
    {
        using Staged one = new(), two = new(), three = new();
        Assert.Equal((2, 2), Counts(one.Text("# made by hand\na,b\n1,2\n# again\n3,4\n")));
        Assert.Equal((2, 0), Counts(two.Text("a,b\n1,2\n#3,4\n")));
        Assert.Equal((1, 1), Counts(three.Text("a,b\n1,2\n%3,4\n", IngestOptions.Default with { Comment = "%" })));

        static (long, long) Counts(IngestedTable table) => (table.Dataset.Rows, table.Dataset.Ledger.CommentRows);
    }

    [Fact]
    public void bytes_that_are_no_utf8_are_read_as_windows_1252_and_it_is_said()
    {
        using var staged = new Staged();
        var table = staged.Bytes([.. "a,b\n"u8, .. "1,x\n"u8, (byte)'2', (byte)',', 0x80, 0xE9, (byte)'\n']);
        Assert.Equal("windows-1252", table.Dataset.Source.Dialect!.Encoding);
        Assert.Equal(["x", "€é"], Staged.Values(table, 1));
    }

    [Fact]
    public void a_type_that_widens_late_is_written_again()
    {
        var cells = Enumerable.Range(0, 5000).Select(i => $"{i}").Append("0.5").ToArray();
        var (ledger, values) = Staged.OneColumn(IngestOptions.Default with { BlockBytes = 512 }, cells);
        Assert.Equal((ColumnType.Float64, "0.5", 5002L), (ledger.Type, ledger.CounterExample, ledger.CounterExampleLine));
        Assert.Equal(cells, values);
    }

    [Fact]
    public void cancelling_leaves_nothing_behind()
    {
        using var staged = new Staged();
        using var cancelled = new CancellationTokenSource();
        var path = Path.Combine(Directory.CreateTempSubdirectory("raw-").FullName, "t.csv");
        File.WriteAllText(path, Table);
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => TableIngest.Read(path, "t.csv", Task.FromResult(default(Digest)), staged.Path, IngestOptions.Default, null, cancelled.Token));
        Assert.Empty(Directory.GetFiles(staged.Path));
    }
}
