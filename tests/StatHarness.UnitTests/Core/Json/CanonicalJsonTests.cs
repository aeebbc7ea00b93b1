using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StatHarness.Core;
using StatHarness.Core.Json;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Json;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void the_sample_of_the_rfc_comes_out_as_its_bytes()
    {
        var sample = JsonNode.Parse("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """);
        const string expected = """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""";
        Assert.Equal(Encoding.UTF8.GetBytes(expected), CanonicalJson.Bytes(sample));
    }

    /// <summary>RFC 8785 §3.2.3: the order differs from that of UTF-8 bytes and of any culture.</summary>
    [Fact]
    public void names_are_sorted_by_utf16_code_units()
    {
        var sample = JsonNode.Parse("""
            { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }
            """)!;
        var order = JsonNode.Parse(CanonicalJson.Bytes(sample))!.AsObject().Select(member => (string)member.Value!);
        Assert.Equal(["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"], order);
    }

    [Fact]
    public void only_what_must_be_escaped_is_escaped()
    {
        var everyControl = string.Concat(Enumerable.Range(0, 0x21).Select(c => (char)c)) + "\"\\/\u007f\u0080\u2028<>&'+ß😀";
        const string expected = """
            "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f \"\\/
            """;
        Assert.Equal(expected + "\u007f\u0080\u2028<>&'+ß😀\"", CanonicalJson.Text(JsonValue.Create(everyControl)));
    }

    [Fact]
    public void long_text_survives_the_chunks()
    {
        foreach (var length in new[] { 4094, 4095, 4096, 4097, 8192 })
        {
            var text = new string('a', length - 1) + "😀" + new string('ü', length);
            Assert.Equal('"' + text + '"', CanonicalJson.Text(JsonValue.Create(text)));
        }
    }

    [Fact]
    public void half_of_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        JsonNode[] nodes = [JsonValue.Create("a\ud800b"), JsonValue.Create("\udc00"), new JsonObject { ["\ud800"] = 1 }, JsonNode.Parse("\"\\ud800\"")!];
        Assert.All(nodes, node => Assert.Equal("SH1005", Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(node)).Diagnostic.Code));
    }

    [Fact]
    public void a_name_given_twice_is_refused()
    {
        var element = JsonDocument.Parse("""{"a":1,"\u0061":2}""").RootElement;
        Assert.Equal("SH1009", Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(element)).Diagnostic.Code);
        Assert.Equal("SH1009", Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(JsonNode.Parse("""{"a":1,"\u0061":2}"""))).Diagnostic.Code);
    }

    [Fact]
    public void a_value_nested_beyond_the_limit_is_refused()
    {
        JsonNode node = new JsonArray();
        for (var i = 1; i < JsonText.MaxDepth; i++) node = new JsonArray(node);
        Assert.Equal(2 * JsonText.MaxDepth, CanonicalJson.Bytes(node).Length);
        Assert.Equal("SH1006", Assert.Throws<DiagnosticException>(() => CanonicalJson.Bytes(new JsonArray(node))).Diagnostic.Code);
    }

    [Fact]
    public void a_record_equals_its_node()
    {
        var record = new Step("b", Kind.FirstRun, 3, new SortedDictionary<string, double>(StringComparer.Ordinal) { ["z"] = 0.5, ["ä"] = 1e21 }, Guid.Empty);
        const string expected = """{"id":"00000000-0000-0000-0000-000000000000","kind":"first_run","name":"b","row_count":3,"values":{"z":0.5,"ä":1e+21}}""";
        Assert.Equal(expected, Encoding.UTF8.GetString(CanonicalJson.Bytes(record)));
        Assert.Equal(expected, CanonicalJson.Text(HarnessJson.Node(record)));
        Assert.Equal(expected, Encoding.UTF8.GetString(CanonicalJson.Bytes(new JsonObject { ["values"] = HarnessJson.Node(record.Values), ["id"] = JsonValue.Create(Guid.Empty), ["row_count"] = 3, ["name"] = 'b'.ToString(), ["kind"] = JsonValue.Create("first_run") })));
        Assert.Equal("\"first_run\"", CanonicalJson.Text(JsonSerializer.SerializeToNode(Kind.FirstRun, HarnessJson.Options)));
    }

    [Property(MaxTest = 300)]
    public Property reading_back_gives_an_equal_value() => Prop.ForAll(JsonArbitrary.Node, node =>
        JsonNode.DeepEquals(JsonNode.Parse(CanonicalJson.Bytes(node)), JsonNode.Parse(node?.ToJsonString() ?? "null")));

    [Property(MaxTest = 300)]
    public Property canonical_text_is_its_own_canonical_text() => Prop.ForAll(JsonArbitrary.Node, node =>
        CanonicalJson.Text(node) is var once && CanonicalJson.Text(JsonText.Parse(Encoding.UTF8.GetBytes(once), "once")) == once);

    [Property(MaxTest = 200)]
    public Property the_order_of_members_does_not_matter() => Prop.ForAll(JsonArbitrary.Node, node =>
        node is not JsonObject members || CanonicalJson.Text(new JsonObject(members.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())))) == CanonicalJson.Text(node));

    internal sealed record Step(string Name, Kind Kind, int RowCount, IReadOnlyDictionary<string, double> Values, Guid Id);

    [JsonConverter(typeof(SnakeCase<Kind>))]
    internal enum Kind { FirstRun }
}
