using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Json;

public sealed class CanonicalNumberTests
{
    /// <summary>RFC 8785, appendix B: IEEE 754 bits and their text.</summary>
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void a_double_is_written_as_the_appendix_of_the_rfc_says(string bits, string expected)
    {
        var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal(expected, CanonicalJson.Text(JsonValue.Create(value)));
        Assert.Equal(expected, CanonicalJson.Text(JsonNode.Parse(expected)));
    }

    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("1e2", "100")]
    [InlineData("1E30", "1e+30")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1000000000000000000000", "1e+21")]
    [InlineData("123e-2", "1.23")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("9007199254740993.5e-1", "900719925474099.4")]
    public void a_literal_loses_its_spelling_but_not_its_value(string literal, string expected) =>
        Assert.Equal(expected, CanonicalJson.Text(JsonNode.Parse(literal)));

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("9007199254740993.0")]
    [InlineData("9007199254740993e0")]
    [InlineData("9223372036854775807")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    public void a_number_that_a_double_would_change_is_refused(string literal)
    {
        var exception = Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(JsonNode.Parse(literal)));
        Assert.Equal("SH1002", exception.Diagnostic.Code);
        Assert.Contains("text", exception.Diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void numbers_of_every_clr_type_are_written_alike()
    {
        JsonNode[] nodes = [JsonValue.Create(5), JsonValue.Create(5L), JsonValue.Create(5u), JsonValue.Create(5ul), JsonValue.Create((short)5), JsonValue.Create((byte)5),
            JsonValue.Create((sbyte)5), JsonValue.Create((ushort)5), JsonValue.Create(5.0), JsonValue.Create(5f), JsonValue.Create(5.00m), JsonNode.Parse("5")!];
        Assert.All(nodes, node => Assert.Equal("5", CanonicalJson.Text(node)));
        Assert.Equal("0.1", CanonicalJson.Text(JsonValue.Create(0.1f)));
        Assert.Equal("0.30000000000000004", CanonicalJson.Text(JsonValue.Create(0.1 + 0.2)));
        Assert.Equal("-12.5", CanonicalJson.Text(JsonValue.Create(-12.50m)));
    }

    [Fact]
    public void whole_numbers_and_decimals_of_the_runtime_are_never_rounded()
    {
        JsonNode[] nodes = [JsonValue.Create(9007199254740993L), JsonValue.Create(long.MaxValue), JsonValue.Create(ulong.MaxValue), JsonValue.Create(0.1234567890123456789m)];
        Assert.All(nodes, node => Assert.Equal("SH1002", Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(node)).Diagnostic.Code));
        Assert.Equal("9007199254740992", CanonicalJson.Text(JsonValue.Create(9007199254740992L)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void a_number_that_json_has_not_is_refused(double value)
    {
        Assert.Equal("SH1002", Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(JsonValue.Create(value))).Diagnostic.Code);
        Assert.Equal("SH1002", Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(new Measured(value))).Diagnostic.Code);
    }

    [Fact]
    public void random_doubles_read_back()
    {
        // A counter hashed by SplitMix64: fixed bits, every exponent.
        for (ulong i = 0; i < 200_000; i++)
        {
            var value = BitConverter.UInt64BitsToDouble(Mix(i));
            if (!double.IsFinite(value)) continue;
            var text = CanonicalJson.Text(JsonValue.Create(value));
            Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    private static ulong Mix(ulong counter)
    {
        unchecked
        {
            var z = (counter + 1) * 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    internal sealed record Measured(double Value);
}
