using System.Text;
using StatHarness.Core;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class RefusalTests
{
    private static readonly IngestOptions Strict = IngestOptions.Default with { Strict = true };

    [Theory]
    [InlineData("", "t.csv", "SH2004", 0, 0)]
    [InlineData("\n\n", "t.csv", "SH2004", 0, 0)]
    [InlineData("a,b\n", "t.csv", "SH2009", 0, 0)]
    [InlineData("a,b\n1,2\n3\n4\n", "t.csv", "SH2012", 3, 1)]
    [InlineData("a,b\n1,\"x\n2,3\n", "t.csv", "SH2013", 2, 3)]
    [InlineData("a,b\n1,\"ü\"x\n", "t.csv", "SH2014", 2, 6)]
    [InlineData("a,b\n1,2\n3,\0\n", "t.csv", "SH2006", 3, 3)]
    [InlineData("a,b,a\n1,2,3\n", "t.csv", "SH2010", 1, 0)]
    [InlineData("%PDF-1.7\n", "t.csv", "SH2005", 0, 0)]
    [InlineData("PK\u0003\u0004xl/", "t.csv", "SH2032", 0, 0)]
    public void bad_input_is_one_diagnostic_with_its_place(string text, string name, string code, int line, int column)
    {
        using var staged = new Staged();
        var refusal = staged.Refusal(Encoding.UTF8.GetBytes(text), Strict, name);
        Assert.Equal((code, new Place(name, line, column)), (refusal.Code, refusal.Place));
    }

    [Fact]
    public void ragged_rows_are_all_counted()
    {
        using var staged = new Staged();
        var refusal = staged.Refusal("a,b\n1,2\n3\n4,5,6\n"u8.ToArray(), Strict);
        Assert.Equal("The row has 1 field; the header names 2. There are 2 such rows.", refusal.Message);
        Assert.Contains("--strict", refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void binary_files_are_named()
    {
        using var staged = new Staged();
        Assert.Contains("PNG", staged.Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]).Message, StringComparison.Ordinal);
        Assert.Contains("gzip", staged.Refusal([0x1F, 0x8B, 8, 0, 0]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void too_many_columns_are_refused()
    {
        using Staged one = new(), two = new();
        Assert.Equal("SH2011", one.Refusal(Encoding.UTF8.GetBytes(Wide(2000))).Code);
        Assert.Equal(1999, two.Text(Wide(1999)).Columns.Count);
    }

    [Fact]
    public void a_mostly_sound_utf8_file_is_not_garbled_by_one_bad_byte()
    {
        using Staged one = new(), two = new();
        byte[] bytes = [.. Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("ü,é\n", 50))), (byte)'x', (byte)',', 0xFF, (byte)'\n'];
        Assert.Equal(("SH2007", new Place("t.csv", 52, 3)), (one.Refusal(bytes) is var refusal ? refusal.Code : "", refusal.Place));
        Assert.Equal("SH2007", two.Refusal([.. "a,b\n1,"u8, 0xE9, (byte)'\n'], IngestOptions.Default with { Encoding = "utf-8" }).Code);
    }

    [Fact]
    public void options_are_checked()
    {
        using var staged = new Staged();
        Assert.Equal("SH2008", staged.Refusal("a,b\n1,2\n"u8.ToArray(), IngestOptions.Default with { Encoding = "klingon" }).Code);
        Assert.Equal("SH2016", staged.Refusal("a,b\n1,2\n"u8.ToArray(), IngestOptions.Default with { Delimiter = "" }).Code);
        Assert.Equal("SH2015", staged.Refusal(Encoding.UTF8.GetBytes("a,b\n1,2\n3," + new string('x', 5000)), IngestOptions.Default with { MaxRowBytes = 1000, BlockBytes = 100 }).Code);
    }

    [Fact]
    public void missing_files_and_directories_are_told_apart()
    {
        using var staged = new Staged();
        Assert.Equal("SH2001", Assert.Throws<DiagnosticException>(() => staged.File(Path.Combine(staged.Path, "none.csv"))).Diagnostic.Code);
        Assert.Equal("SH2002", Assert.Throws<DiagnosticException>(() => staged.File(staged.Path)).Diagnostic.Code);
    }

    private static string Wide(int columns) =>
        string.Join(",", Enumerable.Range(0, columns).Select(i => $"c{i}")) + "\n" + string.Join(",", Enumerable.Range(0, columns)) + "\n";
}
