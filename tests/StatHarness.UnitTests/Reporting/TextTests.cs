using StatHarness.Reporting.Text;
using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

public sealed class TextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(11, "11")]
    [InlineData(306315.25, "306,315.25")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(0.45265, "0.45265")]
    [InlineData(0.0003421, "0.0003421")]
    [InlineData(0.00003421, "3.421e-5")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(1e15, "1e+15")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void numbers_read_as_written(double value, string expected) => Assert.Equal(expected, NumberText.Of(value));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.84, "840 ms")]
    [InlineData(0.9999, "1 s")]
    [InlineData(59.96, "1 min")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(273600, "3 d 4 h")]
    [InlineData(-90, "−1 min 30 s")]
    public void durations_have_two_units_at_most(double seconds, string expected) => Assert.Equal(expected, DurationText.Of(seconds));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "< 0.1 %")]
    [InlineData(0.9999, "> 99.9 %")]
    [InlineData(1, "100 %")]
    public void a_share_is_never_rounded_to_none_or_all(double share, string expected) => Assert.Equal(expected, NumberText.Percent(share));

    [Theory]
    [InlineData("a\tb\nc", "a␉b␊c")]
    [InlineData("\u202Ex", "⟦U+202E⟧x")]
    [InlineData("\u0085", "⟦U+0085⟧")]
    [InlineData("plain ünï 支払", "plain ünï 支払")]
    public void what_cannot_be_seen_is_written_out(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void half_a_surrogate_pair_is_written_out() => Assert.Equal("⟦U+D800⟧x", VisibleText.Of((char)0xD800 + "x"));

    [Fact]
    public void wide_characters_count_twice_in_a_terminal()
    {
        Assert.Equal(8, TextWidth.Columns("支払処理"));
        Assert.Equal("支払…", VisibleText.Clip("支払処理", 6));
    }
}
