using System.IO.Compression;
using System.Text;
using StatHarness.Core;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class WorkbookRefusalTests
{
    private const string Head = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>";

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>", "SH2038", 2, 0)]
    [InlineData("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>", "SH2038", 2, 3)]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>", "SH2038", 2, 2)]
    [InlineData("<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>", "SH2038", 2, 1)]
    [InlineData("<row r=\"2\"><c r=\"XFD2\"><v>1</v></c><c><v>1</v></c></row>", "SH2038", 2, 16_385)]
    [InlineData("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "SH2038", 2, 1)]
    [InlineData("<row r=\"2\"><c r=\"$A$2\"><v>1</v></c></row>", "SH2038", 2, 1)]
    [InlineData("<row r=\"1048577\"><c><v>1</v></c></row>", "SH2038", 1, 0)]
    [InlineData("<row r=\"99999999999\"><c><v>1</v></c></row>", "SH2038", 1, 0)]
    [InlineData("<row r=\"-1\"><c><v>1</v></c></row>", "SH2038", 1, 0)]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>", "SH2039", 2, 1)]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>-1</v></c></row>", "SH2039", 2, 1)]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99999999999</v></c></row>", "SH2039", 2, 1)]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&nbsp;</v></c></row>", "SH2035", 0, 0)]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&#0;</v></c></row>", "SH2035", 0, 0)]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&unclosed</v></c></row>", "SH2035", 0, 0)]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</c></v></row>", "SH2035", 0, 0)]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c>", "SH2035", 0, 0)]
    [InlineData("<row r=2><c><v>1</v></c></row>", "SH2035", 0, 0)]
    [InlineData("<row r><c><v>1</v></c></row>", "SH2035", 0, 0)]
    [InlineData("<row r=\"2\"><c><v>1</v></c></row><!ENTITY x \"y\">", "SH2035", 0, 0)]
    [InlineData("<row r=\"2\"><c><v>1</v></c></row>< >", "SH2035", 0, 0)]
    public void a_broken_sheet_is_one_diagnostic_with_its_place(string rows, string code, int line, int column)
    {
        foreach (var window in new[] { 1, 1 << 16 })
        {
            var refusal = Refusal(new TestBook().Xml("s", Head + rows).Bytes(), IngestOptions.Default with { BlockBytes = window });
            Assert.Equal((code, new Place("t.xlsx", line, column)), (refusal.Code, refusal.Place));
        }
    }

    [Theory]
    [InlineData("xl/workbook.xml", null, "SH2034")]
    [InlineData("xl/worksheets/sheet1.xml", null, "SH2034")]
    [InlineData("xl/worksheets/sheet1.xml", "", "SH2035")]
    [InlineData("xl/worksheets/sheet1.xml", "no XML", "SH2035")]
    [InlineData("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><worksheet/>", "SH2035")]
    [InlineData("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>", "SH2036")]
    [InlineData("xl/sharedStrings.xml", "<!DOCTYPE lolz SYSTEM \"file:///etc/passwd\"><sst/>", "SH2036")]
    [InlineData("xl/workbook.xml", "<document/>", "SH2031")]
    [InlineData("xl/workbook.xml", "<workbook><sheets/></workbook>", "SH2040")]
    public void a_broken_part_is_one_diagnostic(string part, string? content, string code) =>
        Assert.Equal(code, Refusal(new TestBook().Sheet("s", ["a"], [1]).With(part, content is null ? null : Encoding.UTF8.GetBytes(content)).Bytes()).Code);

    [Fact]
    public void bytes_that_are_no_utf8_are_refused()
    {
        byte[] Sheet(string type) => [.. Encoding.UTF8.GetBytes($"<worksheet><sheetData><row><c t=\"{type}\"><v>a"), 0xE9, .. "b</v></c></row></sheetData></worksheet>"u8];
        foreach (var type in new[] { "str", "n", "e", "d" }) Assert.Equal("SH2035", Refusal(new TestBook().Sheet("s", ["a"]).With("xl/worksheets/sheet1.xml", Sheet(type)).Bytes()).Code);
        Assert.Equal("SH2035", Refusal(new TestBook().Sheet("s", ["a"], [1]).With("xl/sharedStrings.xml", [.. "<sst><si><t>"u8, 0xC0, 0x80, .. "</t></si></sst>"u8]).Bytes()).Code);
    }

    [Fact]
    public void nesting_and_long_tags_have_an_end()
    {
        Assert.Equal("SH2044", Refusal(new TestBook().Xml("s", string.Concat(Enumerable.Repeat("<row>", 300)))!.Bytes()).Code);
        Assert.Equal("SH2043", Refusal(new TestBook().Xml("s", $"<row spans=\"{new string('1', 5000)}\"/>").Bytes(), IngestOptions.Default with { BlockBytes = 100, MaxRowBytes = 1000 }).Code);
    }

    [Fact]
    public void what_unpacks_to_absurd_size_is_refused_early()
    {
        var columns = Encoding.ASCII.GetBytes("<worksheet>" + new StringBuilder().Insert(0, "<col/>  ", (70 << 20) / 8));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("SH2033", Refusal(Packed(new TestBook().Sheet("s", ["a"], [1]), "xl/worksheets/sheet1.xml", columns)).Code);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
        Assert.Equal("SH2033", Refusal(BinaryBook.Zip([.. Enumerable.Range(0, 10_001).Select(i => ($"f{i}", Array.Empty<byte>()))])).Code);
    }

    [Fact]
    public void archives_that_are_cut_changed_or_no_workbook_are_told_apart()
    {
        var sound = new TestBook().Sheet("s", ["a"], [1]).Bytes();
        Assert.Equal("SH2032", Refusal(sound[..(sound.Length / 2)]).Code);
        Assert.Equal("SH2031", Refusal(BinaryBook.Zip(("readme.txt", [1]))).Code);
        Assert.Contains("a Word document", Refusal(BinaryBook.Zip(("word/document.xml", "<document/>"u8.ToArray()))).Message, StringComparison.Ordinal);
        Assert.Equal("SH2031", Refusal(BinaryBook.Zip()).Code);
        Assert.Equal("SH2032", Refusal(BinaryBook.Zip(("a", [1]), ("A", [2]))).Code);
    }

    [Fact]
    public void a_changed_byte_is_noticed_by_the_checksum()
    {
        // Stored without compression, so that the XML stays sound and only the value changes.
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in new ZipArchive(new MemoryStream(new TestBook().Sheet("s", ["a"], [4711]).Bytes())).Entries)
            {
                using Stream from = entry.Open(), to = zip.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                from.CopyTo(to);
            }
        var changed = bytes.ToArray();
        changed[changed.AsSpan().IndexOf("4711"u8)] = (byte)'9';
        var refusal = Refusal(changed);
        Assert.Equal("SH2032", refusal.Code);
        Assert.Contains("checksum", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void damaged_bytes_anywhere_give_a_dataset_or_one_diagnostic()
    {
        var random = new Random(7);
        byte[][] sound = [new TestBook().Sheet("s", ["a", "b"], [1, "x"], [2, "y"]).Bytes(), BinaryBook.Small(), File.ReadAllBytes(ScriptingRoom.Fixtures.Find("workbooks/small.xls"))];
        for (var round = 0; round < 300; round++)
        {
            var bytes = sound[round % sound.Length].ToArray();
            for (var i = random.Next(1, 6); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var staged = new Staged();
            try
            {
                staged.Bytes(bytes, name: "t.xlsx");
            }
            catch (DiagnosticException refusal)
            {
                Assert.Equal(ExitCode.BadInput, refusal.Exit);
            }
        }
    }

    private static Diagnostic Refusal(byte[] bytes, IngestOptions? options = null)
    {
        using var staged = new Staged();
        return staged.Refusal(bytes, options, "t.xlsx");
    }

    private static byte[] Packed(TestBook book, string part, byte[] content) => book.With(part, content).Bytes();
}
