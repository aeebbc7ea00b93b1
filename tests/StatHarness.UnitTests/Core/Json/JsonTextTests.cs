using System.Text;
using StatHarness.Core;
using StatHarness.Core.Json;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", 3, 2, "'a' again")]
    [InlineData("{\"a\": 1, \"\\u0061\": 3}", 1, 10, "'a' again")]
    [InlineData("[1,\n2, // no\n3]", 2, 4, "'/'")]
    [InlineData("[1,\n 2,]", 2, 4, "trailing comma")]
    [InlineData("{\"a\": 01}", 1, 8, "")]
    [InlineData("{\"a\": NaN}", 1, 7, "")]
    [InlineData("[\"ok\",\n \"\\ud800\"]", 2, 2, "surrogate")]
    [InlineData("{\n\"\\udc00x\": 1}", 2, 1, "surrogate")]
    [InlineData("[1] [2]", 1, 5, "")]
    [InlineData("", 1, 1, "")]
    [InlineData("[1", 1, 3, "")]
    [InlineData("[\"a\tb\"]", 1, 4, "")]
    public void what_is_not_strict_json_is_refused_with_its_place(string text, long line, int column, string message)
    {
        var diagnostic = Refused(Encoding.UTF8.GetBytes(text));
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(new Place("a.json", line, column), diagnostic.Place);
    }

    [Fact]
    public void bytes_that_are_not_utf8_are_refused_with_their_place()
    {
        byte[] latin1 = [.. "[\n\"caf"u8, 0xE9, .. "\"]"u8];
        Assert.Equal(new Place("a.json", 2, 5), Refused(latin1).Place);
    }

    [Fact]
    public void what_nests_too_deep_is_refused()
    {
        var deepest = new string('[', JsonText.MaxDepth) + new string(']', JsonText.MaxDepth);
        Assert.NotNull(JsonText.Parse(Encoding.UTF8.GetBytes(deepest), "a.json"));
        Refused(Encoding.UTF8.GetBytes($"[{deepest}]"));
        Refused(Encoding.UTF8.GetBytes(new string('[', 1_000_000)));
    }

    [Fact]
    public void a_bom_is_skipped_and_null_is_null()
    {
        Assert.Equal(1, (int)JsonText.Parse([0xEF, 0xBB, 0xBF, (byte)'1'], "a.json")!);
        Assert.Null(JsonText.Parse("null"u8, "a.json"));
        Assert.Equal("😀", (string)JsonText.Parse("\"\\ud83d\\ude00\""u8, "a.json")!);
    }

    private static Diagnostic Refused(byte[] text)
    {
        var exception = Assert.Throws<DiagnosticException>(() => JsonText.Parse(text, "a.json"));
        Assert.Equal("SH1003", exception.Diagnostic.Code);
        Assert.Equal(ExitCode.BadInput, exception.Exit);
        return exception.Diagnostic;
    }
}
