using System.Text;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class JsonShapeTests
{
    [Theory]
    [InlineData("""[{"a":1,"b":"x"},{"a":2.50,"b":null}]""", "t.json", "json", null, "a|b", "1|x", "2.50|")]
    [InlineData("""[["a","b"],[1,"x"],[2,null]]""", "t.json", "json", null, "a|b", "1|x", "2|")]
    [InlineData("""[[1,"x"],[2,[3, 4]]]""", "t.json", "json", null, "column_1|column_2", "1|x", "2|[3,4]")]
    [InlineData("""[null,1,"two"]""", "t.json", "json", null, "value", "", "1", "two")]
    [InlineData("""{"x1":{"a":1},"x2":{"a":2}}""", "t.json", "json", null, "key|a", "x1|1", "x2|2")]
    [InlineData("""{"columns":["a","b"],"data":[[1,2],[3,4]]}""", "t.json", "json", "/data", "a|b", "1|2", "3|4")]
    [InlineData("""{"a":[1,2],"b":["x","é\n"]}""", "t.json", "json", null, "a|b", "1|x", "2|é\n")]
    [InlineData("""{"status":"ok","result":{"items":[{"a":1},{"a":2},{"a":3}]}}""", "t.json", "json", "/result/items", "a", "1", "2", "3")]
    [InlineData("""{"a":1,"b":{"c":2}}""", "t.json", "json", null, "a|b.c", "1|2")]
    [InlineData("{\"a\":1}\n\n{\"a\":2}", "t.json", "ndjson", null, "a", "1", "2")]
    [InlineData("{\"a\":1}\r\n{\"a\":2}\r\n", "t.txt", "ndjson", null, "a", "1", "2")]
    [InlineData("{\n\"a\":1}\n{\n\"a\":2}", "t.json", "ndjson", null, "a", "1", "2")]
    [InlineData("[\"a\",\"b\"]\n[1,2]\n", "t.ndjson", "ndjson", null, "a|b", "1|2")]
    [InlineData("""[{"a":1}]""", "t.ndjson", "json", null, "a", "1")]
    public void every_shape_becomes_rows_at_every_block_size(string text, string name, string format, string? part, string names, params string[] rows)
    {
        foreach (var blockBytes in ReadRows.BlockSizes)
        {
            var read = ReadRows.Of(text, name, IngestOptions.Default with { BlockBytes = blockBytes });
            Assert.Equal((format, part, names), (read.Reading.Format, read.Reading.Part, string.Join("|", read.Names)));
            Assert.Equal(rows, read.Rows);
        }
    }

    [Fact]
    public void geojson_keeps_the_geometry_whole()
    {
        var read = ReadRows.Of("""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1.0, 2]},"properties":{"p":{"q":1}}}]}""", "t.geojson");
        Assert.Equal(["type", "geometry", "properties.p.q"], read.Names);
        Assert.Equal("""Feature|{"type":"Point","coordinates":[1.0,2]}|1""", Assert.Single(read.Rows));
        Assert.Contains(read.Reading.Notes, note => note.Contains("'geometry' (1)", StringComparison.Ordinal));
    }

    [Fact]
    public void numbers_keep_every_digit_as_spelled()
    {
        string[] numbers = ["1e400", "12345678901234567890", "0.1", "-0", "1.000000000000000005", "9007199254740993", "1E+2", "-0.0e-7"];
        Assert.Equal(numbers, ReadRows.Of($"[{string.Join(", ", numbers)}]", "t.json").Rows);
    }

    [Fact]
    public void escapes_are_resolved_and_lists_are_not()
    {
        var read = ReadRows.Of("""[{"\u0061":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00","l":[ "\u00e9 x" , { "k" : [ ] } ]}]""", "t.json");
        Assert.Equal(["a", "l"], read.Names);
        Assert.Equal("\"\\/\b\f\n\r\té😀|[\"\\u00e9 x\",{\"k\":[]}]", Assert.Single(read.Rows));
    }

    [Fact]
    public void a_key_that_comes_late_is_missing_before_and_the_order_is_that_of_appearance()
    {
        foreach (var blockBytes in ReadRows.BlockSizes)
        {
            using var staged = new Staged();
            var table = staged.Text("{\"b\":1}\n{\"a\":2,\"b\":3}\n{\"A\":4}\n", IngestOptions.Default with { BlockBytes = blockBytes }, "t.ndjson");
            Assert.Equal(["b", "a", "A"], table.Dataset.Columns.Select(column => column.Name));
            Assert.Equal(["1", "3", null], Staged.Values(table, 0));
            Assert.Equal([null, "2", null], Staged.Values(table, 1));
            Assert.Equal([null, null, "4"], Staged.Values(table, 2));
        }
    }

    [Fact]
    public void a_literal_key_that_looks_like_a_nested_one_gets_a_name_of_its_own_and_it_is_said()
    {
        var read = ReadRows.Of("""[{"a.b":1,"a":{"b":2},"":3}]""", "t.json");
        Assert.Equal(["a.b", "/a/b", "column_3"], read.Names);
        Assert.Equal("1|2|3", Assert.Single(read.Rows));
        Assert.Contains(read.Reading.Notes, note => note.Contains("'/a/b'", StringComparison.Ordinal));
        Assert.Contains(read.Reading.Notes, note => note.Contains("empty key", StringComparison.Ordinal));
        Assert.Equal(["key", "/key"], ReadRows.Of("""{"x":{"key":1},"y":{"key":2}}""", "t.json").Names);
    }

    [Fact]
    public void null_and_absent_are_both_missing_and_it_is_said_where_both_occur()
    {
        var read = ReadRows.Of("""[{"a":1,"n":null,"e":""},{"a":null,"n":null,"e":"x"},{"n":1,"e":"y","o":{}}]""", "t.json");
        Assert.Equal(["1||", "||x", "|1|y|{}"], read.Rows);
        Assert.Equal(
            ["Lists and objects are kept as JSON text in 'o' (1).", "Missing is both null and an absent key in 'a' (2).", "Empty texts are read as missing in 'e' (1)."],
            read.Reading.Notes);
    }

    [Fact]
    public void the_runner_up_is_named_and_two_equals_are_refused()
    {
        var many = string.Join(",", Enumerable.Range(0, 9).Select(i => $$"""{"v":{{i}}}"""));
        Assert.Contains(ReadRows.Of($$$"""{"x":[{{{many}}}],"y":[{"v":1},{"v":2}]}""", "t.json").Reading.Notes, note => note == "The table is /x with 9 records; the runner-up was /y with 2 records.");
        var refusal = Assert.Throws<Core.DiagnosticException>(() => ReadRows.Of($$$"""{"x":[{{{many}}}],"y":[{{{many}}}]}""", "t.json"));
        Assert.Equal("SH2060", refusal.Diagnostic.Code);
    }

    [Theory]
    [InlineData("/y", "v", "7")]
    [InlineData("/m/~1a~0/1/z", "w", "8")]
    [InlineData("/m", "/a~", """[0,{"z":[{"w":8}]}]""")]
    public void a_record_path_is_a_json_pointer(string pointer, string names, string row)
    {
        var read = ReadRows.Of("""{"x":[{"v":1},{"v":2}],"y":[{"v":7}],"m":{"/a~":[0,{"z":[{"w":8}]}]}}""", "t.json", IngestOptions.Default with { RecordPath = pointer, BlockBytes = 3 });
        Assert.Equal((names, pointer), (string.Join("|", read.Names), read.Reading.Part));
        Assert.Equal(row, Assert.Single(read.Rows));
    }

    [Fact]
    public void a_cap_on_rows_is_marked()
    {
        var read = ReadRows.Of("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n", "t.ndjson", IngestOptions.Default with { MaxRows = 2 });
        Assert.Equal((2, "max_rows", 2L), (read.Rows.Count, read.Reading.Truncated!.Cap, read.Reading.Truncated.Limit));
        Assert.Null(ReadRows.Of("""[{"a":1},{"a":2}]""", "t.json", IngestOptions.Default with { MaxRows = 2 }).Reading.Truncated);
    }

    [Fact]
    public void delimited_text_that_begins_with_a_bracket_stays_delimited()
    {
        Assert.Equal("csv", ReadRows.Of("[a],{b}\n1,2\n", "t.csv").Reading.Format);
        Assert.Equal("csv", ReadRows.Of("[1],[2]\n1,2\n", "t.csv").Reading.Format);
        Assert.Equal("csv", ReadRows.Of("[INFO],x\n[WARN],y\n", "t.log").Reading.Format);
        Assert.Equal("csv", ReadRows.Of("{\"a\":1}\n", "t.csv", IngestOptions.Default with { Format = "csv" }).Reading.Format);
        var json = ReadRows.Of("{\"a\":1}\n{\"a\":2}\n", "t.csv").Reading;
        Assert.Equal(("ndjson", "The file is named .csv but holds JSON."), (json.Format, json.Notes[0]));
    }

    [Fact]
    public void utf16_and_a_mark_change_nothing()
    {
        const string Text = """[{"ü":"😀"}]""";
        foreach (var bytes in new byte[][] { [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] })
            Assert.Equal(("ü", "😀"), (ReadRows.Of(bytes, "t.json").Names[0], ReadRows.Of(bytes, "t.json").Rows[0]));
        Assert.Equal(["é"], ReadRows.Of([(byte)'[', (byte)'"', 0xE9, (byte)'"', (byte)']'], "t.json", IngestOptions.Default with { Encoding = "windows-1252" }).Rows);
        Assert.Equal(["1", "2"], ReadRows.Of([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("""{"a":[1,2]}""")], "t.json").Rows);
    }

    [Fact]
    public void lines_are_those_where_records_start()
    {
        Assert.Equal([2L, 4L], ReadRows.Of("[\n{\"a\":1},\n\n{\n\"a\":2}]", "t.json", IngestOptions.Default with { BlockBytes = 3 }).Lines);
        Assert.Equal([1L, 3L], ReadRows.Of("{\"a\":1}\n\n{\"a\":2}", "t.ndjson", IngestOptions.Default with { BlockBytes = 3 }).Lines);
    }
}
