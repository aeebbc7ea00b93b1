using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom;

public sealed class EquatableListTests
{
    [Fact]
    public void records_that_hold_equal_lists_are_equal()
    {
        var (one, same, other) = (new Plan("p", ["a", "b"], [[1], []]), new Plan("p", ["a", "b"], [[1], []]), new Plan("p", ["b", "a"], [[1], []]));
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(one.Steps == same.Steps);
        Assert.NotEqual(one, other);
        Assert.NotEqual(one, one with { Counts = [[1], [], []] });
    }

    [Fact]
    public void a_list_is_an_array_in_json()
    {
        var plan = new Plan("p", ["a", "b"], [[1], []]);
        Assert.Equal("""{"counts":[[1],[]],"name":"p","steps":["a","b"]}""", CanonicalJson.Text(HarnessJson.Node(plan)));
        Assert.Equal(plan, HarnessJson.Read<Plan>(HarnessJson.Node(plan)));
    }

    [Theory]
    [InlineData("""{"counts":[],"name":"p","steps":null}""")]
    [InlineData("""{"counts":[],"name":"p","steps":["a",null]}""")]
    [InlineData("""{"counts":[],"name":"p","steps":"a"}""")]
    public void a_missing_list_or_item_is_refused(string json) => Assert.Throws<JsonException>(() => HarnessJson.Read<Plan>(JsonDocument.Parse(json).RootElement.Deserialize<System.Text.Json.Nodes.JsonNode>()!));

    [Fact]
    public void later_changes_of_the_source_do_not_show()
    {
        var source = new[] { 1, 2 };
        var list = source.ToEquatableList();
        source[0] = 9;
        Assert.Equal([1, 2], list);
        Assert.Same(list, list.ToEquatableList());
    }

    private sealed record Plan(string Name, EquatableList<string> Steps, EquatableList<EquatableList<int>> Counts);
}
