using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace StatHarness.UnitTests.CoreRoom.Json;

/// <summary>Any JSON value: nested, with numbers of every type, text of every script.</summary>
internal static class JsonArbitrary
{
    private static readonly Gen<string> Text = Gen.Choose(0, 0x2FFF).Select(c => char.ConvertFromUtf32(c is >= 0x2F00 ? 0x1F600 + (c & 0xFF) : c))
        .ListOf().Select(characters => string.Concat(characters.Take(12)));

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        Gen.Constant<JsonNode?>(null),
        Gen.Elements(true, false).Select(value => (JsonNode?)JsonValue.Create(value)),
        Text.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(value => (JsonNode?)JsonValue.Create(value)),
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(value => (JsonNode?)JsonValue.Create(value)));

    public static Arbitrary<JsonNode?> Node { get; } = Arb.From(Gen.Sized(size => Of(Math.Min(size, 24))));

    private static Gen<JsonNode?> Of(int size) => size < 2 ? Leaf : Gen.Frequency(
        (2, Leaf),
        (1, Of(size / 3).ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Take(5).Select(item => item?.DeepClone())]))),
        (2, Text.Zip(Of(size / 3)).ListOf().Select(Object)));

    private static JsonNode? Object(IEnumerable<(string Name, JsonNode? Value)> members)
    {
        var node = new JsonObject();
        foreach (var (name, value) in members.Take(6)) node[name] = value?.DeepClone();
        return node;
    }
}
