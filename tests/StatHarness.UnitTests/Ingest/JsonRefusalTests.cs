using System.Text;
using StatHarness.Core;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class JsonRefusalTests
{
    [Theory]
    [InlineData("[{\"a\":1},\n {\"a\":NaN}]", "SH2050", 2, 7, "'NaN'", "null")]
    [InlineData("[{\"a\":-Infinity}]", "SH2050", 1, 8, "'Infinity'", "null")]
    [InlineData("[{\"ü\":1,}]", "SH2050", 1, 9, "'}'", "comma")]
    [InlineData("[1,2,]", "SH2050", 1, 6, "']'", "comma")]
    [InlineData("[1, // one\n2]", "SH2050", 1, 5, "a comment", "comments")]
    [InlineData("{'a':1}", "SH2050", 1, 2, "single quote", "double quotes")]
    [InlineData("{a:1}", "SH2050", 1, 2, "'a'", "")]
    [InlineData("[{\"a\" 1}]", "SH2050", 1, 7, "'1'", "")]
    [InlineData("[01]", "SH2050", 1, 3, "'1'", "leading zero")]
    [InlineData("[\"a\tb\"]", "SH2050", 1, 4, "U+0009", "\\t")]
    [InlineData("[\"a\\x\"]", "SH2050", 1, 4, "'\\x'", "")]
    [InlineData("[\0]", "SH2050", 1, 2, "U+0000", "utf-16le")]
    [InlineData("[{\"a\":1},\n{\"a\":", "SH2051", 2, 6, "ends", "finished")]
    [InlineData("[{\"a\":\"\\ud800\"}]", "SH2053", 1, 7, "surrogate", "halves")]
    [InlineData("[{\"a\":\"\\u0000\"}]", "SH2054", 1, 7, "NUL", "Replace")]
    [InlineData("[{\"a\":1}] x", "SH2056", 1, 11, "'x'", "ndjson")]
    [InlineData("{\"a\":1,\"a\":2}", "SH2057", 1, 8, "'a' twice", "Keep one")]
    [InlineData("{\"a\":{\"b\":1,\"\\u0062\":2}}", "SH2057", 1, 13, "'a.b' twice", "Keep one")]
    [InlineData("[]", "SH2061", 0, 0, "without records", "--record-path")]
    [InlineData("[{},{}]", "SH2061", 0, 0, "empty objects", "--record-path")]
    [InlineData("\"x\"", "SH2061", 0, 0, "a text", "--record-path")]
    [InlineData("{\"a\":[1,2],\"b\":[1]}", "SH2062", 0, 0, "'a' has 2 values, 'b' 1", "--record-path")]
    public void what_is_no_json_or_no_table_is_one_diagnostic_with_its_place(string text, string code, int line, int column, string found, string hint)
    {
        foreach (var blockBytes in ReadRows.BlockSizes)
        {
            using var staged = new Staged();
            var refusal = staged.Refusal(Encoding.UTF8.GetBytes(text), IngestOptions.Default with { BlockBytes = blockBytes }, "t.json");
            Assert.Equal((code, new Place("t.json", line, column)), (refusal.Code, refusal.Place));
            Assert.Contains(found, refusal.Message, StringComparison.Ordinal);
            Assert.Contains(hint, refusal.Hint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void depth_encoding_width_and_paths_have_limits()
    {
        using var staged = new Staged();
        Assert.Equal("SH2052", staged.Refusal(Encoding.UTF8.GetBytes(new string('[', 100_000)), name: "t.json").Code);
        Assert.Equal("SH2052", staged.Refusal(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 300))), name: "t.json").Code);
        Assert.Equal(("SH2055", new Place("t.json", 2, 2)), (staged.Refusal([.. "[\n\""u8, 0xFF, .. "\"]"u8], name: "t.json") is var bad ? bad.Code : "", bad.Place));
        Assert.Equal("SH2063", staged.Refusal("[{\"a\":1},{\"b\":1},{\"c\":1}]"u8.ToArray(), IngestOptions.Default with { MaxColumns = 2 }, "t.json").Code);
        foreach (var pointer in new[] { "a", "/b", "/a/0", "/a/b" })
            Assert.Equal("SH2059", staged.Refusal("{\"a\":1}"u8.ToArray(), IngestOptions.Default with { RecordPath = pointer }, "t.json").Code);
        Assert.Equal("SH2015", staged.Refusal(Encoding.UTF8.GetBytes($"[\"{new string('x', 5000)}\"]"), IngestOptions.Default with { MaxRowBytes = 1000, BlockBytes = 100 }, "t.json").Code);
    }

    [Fact]
    public void a_broken_line_is_kept_aside_and_leaves_no_column_behind()
    {
        byte[] bytes =
        [
            .. "{\"a\":1}\n{\"z\":9,\"a\":\n\n{\"y\":2,\"b\":{\"c\":1,\"c\":2}}\n"u8, .. "{\"a\":3} x\n{\"a\":\""u8, 0xE9, .. "\"}\n[1]\n{\"a\":4}"u8,
        ];
        foreach (var blockBytes in ReadRows.BlockSizes)
        {
            var read = ReadRows.Of(bytes, "t.ndjson", IngestOptions.Default with { BlockBytes = blockBytes });
            Assert.Equal(["a"], read.Names);
            Assert.Equal(["1", "4"], read.Rows);
            Assert.Equal((8, 2, 5, 1), (read.Ledger.Physical, read.Ledger.Accepted, read.Ledger.Rejected, read.Ledger.Blank));
            Assert.Equal([(2L, "SH2051"), (4L, "SH2057"), (5L, "SH2056"), (6L, "SH2055"), (7L, "SH2058")], read.Ledger.Rejects.Select(reject => (reject.Line, reject.Code)));
            Assert.Equal("{\"a\":3} x", read.Ledger.Rejects[2].Raw);
        }
    }

    [Fact]
    public void records_that_are_no_rows_are_kept_aside_in_a_document_too()
    {
        var read = ReadRows.Of("""[["a","b"],[1,2],[3],[4,5,6],7,[8,"\u0000"],[9,10]]""", "t.json");
        Assert.Equal(["1|2", "9|10"], read.Rows);
        Assert.Equal((7, 2, 4, 1), (read.Ledger.Physical, read.Ledger.Accepted, read.Ledger.Rejected, read.Ledger.Header));
        Assert.Equal(["[3]", "[4,5,6]", "7", "[8,\"\\u0000\"]"], read.Ledger.Rejects.Select(reject => reject.Raw));
        Assert.Equal(["1", "3"], ReadRows.Of("""{"a":[1,"\u0000",3]}""", "t.json").Rows);
    }

    [Fact]
    public void strict_refuses_at_the_first()
    {
        using var staged = new Staged();
        var refusal = staged.Refusal("{\"a\":1}\n{\"a\":2,}\n"u8.ToArray(), IngestOptions.Default with { Strict = true }, "t.ndjson");
        Assert.Equal(("SH2050", new Place("t.ndjson", 2, 8)), (refusal.Code, refusal.Place));
    }
}
