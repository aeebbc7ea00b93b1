using System.Globalization;
using System.Text;
using StatHarness.Data;
using StatHarness.Ingest;
using StatHarness.UnitTests.ScriptingRoom;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class WorkbookIdentityTests
{
    private static readonly object?[][] Table =
    [
        ["id", "share", "day", "at", "open", "code", "note"],
        [1, 1.1, new DateOnly(2020, 2, 29), new DateTime(2020, 2, 29, 12, 30, 15), true, "007", "Zürich, \"old\""],
        [2, 0.30000000000000004, new DateOnly(1999, 12, 31), new DateTime(1999, 12, 31, 23, 59, 59, 250), false, "42", null],
        [3, null, null, new DateTime(2024, 1, 1), true, "x", "two\nlines"],
        [4_000_000_000L, -1e-7, new DateOnly(2024, 1, 1), null, null, null, " spaces "],
    ];

    private const string Csv = "id,share,day,at,open,code,note\n1,1.1,2020-02-29,2020-02-29T12:30:15,true,007,\"Zürich, \"\"old\"\"\"\n"
        + "2,0.30000000000000004,1999-12-31,1999-12-31T23:59:59.25,false,42,\n3,,,2024-01-01T00:00:00,true,x,\"two\nlines\"\n4000000000,-0.0000001,2024-01-01,,,,\" spaces \"\n";

    [Fact]
    public void one_table_has_one_data_hash_as_csv_and_as_any_workbook()
    {
        using var staged = new Staged();
        var expected = staged.Text(Csv);
        Assert.Equal([ColumnType.Int64, ColumnType.Float64, ColumnType.Date, ColumnType.Timestamp, ColumnType.Bool, ColumnType.Text, ColumnType.Text], expected.Dataset.Columns.Select(column => column.Type));
        TestBook[] books = [new(), new() { Inline = true }, new() { Is1904 = true }, new() { IsStrict = true }, new() { Prefix = "x:" }, new() { Inline = true, IsStrict = true, Prefix = "main:", Is1904 = true }];
        foreach (var book in books)
        {
            using var own = new Staged();
            var found = own.Bytes(book.Sheet("s", Table).Bytes(), name: "t.xlsx");
            Assert.Equal(("xlsx", "s"), (found.Dataset.Source.Format, found.Dataset.Source.Part));
            Assert.Equal(expected.Dataset.DataHash, found.Dataset.DataHash);
        }
    }

    [Fact]
    public void threads_and_windows_change_nothing()
    {
        var bytes = new TestBook { Inline = true }.Sheet("s", Table).Bytes();
        var hashes = new[] { (1, 1), (1, 3), (2, 2), (4, 100), (2, 1 << 20) }.Select(way =>
        {
            using var staged = new Staged();
            return staged.Bytes(bytes, IngestOptions.Default with { Threads = way.Item1, BlockBytes = way.Item2 }, "t.xlsx").Dataset.DataHash;
        });
        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void random_tables_have_one_data_hash_as_csv_and_as_workbook()
    {
        var random = new Random(20_261_125);
        for (var round = 0; round < 40; round++)
        {
            var (cells, csv) = RandomTable(random);
            using Staged one = new(), two = new();
            var book = new TestBook { Inline = random.Next(2) == 0, Is1904 = random.Next(2) == 0, Prefix = random.Next(2) == 0 ? "" : "p:" };
            var options = IngestOptions.Default with { BlockBytes = random.Next(1, 5000) };
            var expected = one.Text(csv, IngestOptions.Default with { Delimiter = "," }).Dataset;
            var found = two.Bytes(book.Sheet("s", cells).Bytes(), options, "t.xlsx").Dataset;
            Assert.True(expected.DataHash == found.DataHash, $"round {round}: {string.Join(' ', found.Columns.Select(column => column.Type))} for\n{csv}");
        }
    }

    [Theory]
    [InlineData("xls")]
    [InlineData("xlsb")]
    public void old_and_binary_workbooks_read_as_the_same_table(string kind)
    {
        using Staged one = new(), two = new();
        var bytes = kind == "xls" ? File.ReadAllBytes(Fixtures.Find("workbooks/small.xls")) : BinaryBook.Small();
        var expected = one.Text(kind == "xls"
            ? "id,price,day,at,spent,ok,name\n1,1.1,2020-02-29,2020-02-29T12:30:15,26:30:00,true,Zürich\n2,-0.25,1999-12-31,1999-12-31T23:59:59,12:00:00,false,a & b\n3,1e21,2023-07-01,2023-07-01T00:00:01,01:00:00,true,x\n"
            : "id,name\n1.5,Zürich\n-2,b\n").Dataset;
        var found = two.Bytes(bytes, name: "t." + kind).Dataset;
        Assert.Equal((kind, expected.DataHash), (found.Source.Format, found.DataHash));
    }

    [Fact]
    public void the_content_decides_not_the_name()
    {
        using Staged one = new(), two = new();
        Assert.Equal("xlsx", one.Bytes(new TestBook().Sheet("s", Table).Bytes(), name: "table.csv").Dataset.Source.Format);
        Assert.Equal("csv", two.Text("a,b\n1,2\n", name: "export.xls").Dataset.Source.Format);
    }

    private static (object?[][] Cells, string Csv) RandomTable(Random random)
    {
        int columns = random.Next(1, 8), rows = random.Next(1, 60);
        var makers = Enumerable.Range(0, columns).Select(_ => Maker(random)).ToArray();
        var cells = new List<object?[]> { Enumerable.Range(0, columns).Select(column => (object?)$"name {column}").ToArray() };
        for (var row = 0; row < rows; row++)
        {
            var values = makers.Select(maker => random.Next(10) == 0 ? null : maker()).ToArray();
            // A row of nothing is blank in a sheet and a row of missing values in text.
            values[0] ??= makers[0]();
            cells.Add(values);
        }
        return ([.. cells], string.Concat(cells.Select(row => string.Join(',', row.Select(Spelled)) + "\n")));
    }

    private static Func<object> Maker(Random random) => random.Next(7) switch
    {
        0 => () => random.Next(-1000, 1000),
        1 => () => random.NextDouble() * Math.Pow(10, random.Next(-8, 9)),
        2 => () => Math.Round(random.NextDouble() * 1000, 2),
        3 => () => DateOnly.FromDayNumber(random.Next(695_422, 800_000)),
        4 => () => new DateTime(1990, 1, 1).AddMilliseconds(random.NextInt64(1_400_000_000_000)),
        5 => () => random.Next(2) == 0,
        _ => () => "t" + string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "aZ9 é漢<>&\"',_x0041_\n😀".EnumerateRunes().ElementAt(random.Next(20)))),
    };

    private static string Spelled(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        string text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException("unknown", nameof(value)),
    };
}
