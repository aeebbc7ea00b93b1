using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.UnitTests.StorageRoom;
using Xunit;

namespace StatHarness.UnitTests.PlanningRoom;

public sealed class CacheReasonsTests
{
    private static readonly ExecutionKey Key = new(
        TestPlugins.Of("a").Identity, Datasets.HashOf("settings"), 10, [Column("x", "1"), Column("y", "1")],
        [new KeyUpstream("u", Datasets.HashOf("u"))], Datasets.HashOf("environment"), "00");

    [Fact]
    public void everything_changed_gives_every_reason_in_order()
    {
        var other = TestPlugins.Of("a", code: "2", manifest: "2", schema: "2").Identity;
        var now = new ExecutionKey(other, Datasets.HashOf("settings2"), 11, [Column("z", "1"), Column("x", "2")], [new KeyUpstream("u", Datasets.HashOf("u2")), new KeyUpstream("t", Datasets.HashOf("t"))], Datasets.HashOf("environment2"), "01") { State = Datasets.HashOf("state") };
        Assert.Equal(
            ["code", "manifest", "schema", "settings", "data rows", "data column x", "data column y", "data column z", "upstream t", "upstream u", "state slice changed", "environment", "seed"],
            CacheReasons.Between(Key, now));
    }

    [Fact]
    public void no_earlier_execution_is_never_run() => Assert.Equal(["never run"], CacheReasons.Between(null, Key));

    [Fact]
    public void no_change_gives_no_reason()
    {
        var read = HarnessJson.Read<ExecutionKey>(HarnessJson.Node(Key));
        Assert.Empty(CacheReasons.Between(Key, read));
        Assert.Equal(Key.Hash, read.Hash);
    }

    [Fact]
    public void a_reason_stands_exactly_where_the_key_differs()
    {
        ExecutionKey[] variants =
        [
            Key with { Identity = Key.Identity with { Version = "1.0.1" } },
            Key with { SettingsHash = Datasets.HashOf("s2") },
            Key with { Rows = 11 },
            Key with { Columns = [Column("y", "1"), Column("x", "1")] },
            Key with { Columns = [Key.Columns[0], Key.Columns[1] with { Roles = Datasets.HashOf("role") }] },
            Key with { Columns = [Key.Columns[0], Key.Columns[1] with { Type = "text" }] },
            Key with { Upstream = [] },
            Key with { EnvironmentHash = Datasets.HashOf("e2") },
            Key with { Seed = "01" },
            Key with { State = Datasets.HashOf("state") },
        ];
        Assert.All(variants, variant =>
        {
            Assert.NotEqual(Key.Hash, variant.Hash);
            Assert.Single(CacheReasons.Between(Key, variant));
        });
    }

    [Fact]
    public void a_plan_says_what_is_reused_and_what_waits_for_an_upstream()
    {
        var log = Datasets.Of("raw", [("n_a", "1")]);
        var input = new PlanInput(log, [TestPlugins.Of("a", columns: "all"), TestPlugins.Of("b", dependsOn: ["a"])], new Dictionary<string, JsonObject>(), null, null, Datasets.HashOf("e"), "0.1.0", PlanHistory.None);
        Assert.Equal([["never run"], ["never run", "upstream a runs first"]], Planner.Plan(input).Executions.Select(e => e.Reasons));

        var known = input with { History = PlanHistory.None with { ResultOf = _ => Datasets.HashOf("result") } };
        Assert.All(Planner.Plan(known).Executions, e => Assert.True(e.Cached));
        Assert.All(Planner.Plan(known).Executions, e => Assert.Equal([CacheReasons.Unchanged], e.Reasons));
    }

    private static KeyColumn Column(string name, string values) => new(name, "int64", Datasets.HashOf(values), Datasets.HashOf("no role"));
}
