using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.UnitTests.Storage;
using Xunit;

namespace StatHarness.UnitTests.Planning;

public sealed class PlannerTests
{
    private static readonly DatasetRecord Log = Datasets.Of(
        "raw", [("t_start", "1"), ("n_cost", "2"), ("who", "3"), ("n_size", "4")], Datasets.Role("timestamp_start", "t_start"), Datasets.Role("resource", "who"));

    [Fact]
    public void executions_stand_by_level_then_id_and_a_report_waits_for_all()
    {
        var plan = Plan(TestPlugins.Of("z"), TestPlugins.Of("report", upstream: "all"), TestPlugins.Of("b", dependsOn: ["z"]), TestPlugins.Of("a"));
        Assert.Equal([("a", 0), ("z", 0), ("b", 1), ("report", 2)], plan.Executions.Select(e => (e.Identity.Id, e.Level)));
        Assert.Equal(["a", "b", "z"], plan.Executions[3].DependsOn);
    }

    [Fact]
    public void two_reports_do_not_wait_for_each_other()
    {
        var plan = Plan(TestPlugins.Of("r1", upstream: "all"), TestPlugins.Of("r2", upstream: "all"), TestPlugins.Of("a"));
        Assert.All(plan.Executions.Skip(1), e => Assert.Equal(["a"], e.DependsOn));
    }

    [Fact]
    public void a_circle_is_refused_by_name()
    {
        var problem = Assert.Throws<DiagnosticException>(() => Plan(TestPlugins.Of("a", dependsOn: ["c"]), TestPlugins.Of("b", dependsOn: ["a"]), TestPlugins.Of("c", dependsOn: ["b"]))).Diagnostic;
        Assert.Equal("SH4101", problem.Code);
        Assert.Contains("a → c → b → a", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_plugin_is_granted_its_roles_and_the_columns_of_its_kind_only()
    {
        Assert.Equal(["t_start"], One(TestPlugins.Of("a", role: "timestamp_start")).Columns);
        Assert.Equal(["t_start", "n_cost", "n_size"], One(TestPlugins.Of("a", columns: "numeric", role: "timestamp_start")).Columns);
        Assert.Equal(["t_start", "n_cost", "who", "n_size"], One(TestPlugins.Of("a", columns: "all")).Columns);
        Assert.Equal(["who"], One(TestPlugins.Of("a", optional: "resource")).Columns);
        Assert.Empty(One(TestPlugins.Of("a", optional: "activity")).Columns);
    }

    [Fact]
    public void what_does_not_apply_is_in_the_plan_with_what_is_missing_and_what_is_there()
    {
        var role = One(TestPlugins.Of("a", role: "activity"));
        Assert.Equal("not_applicable", role.Decision);
        Assert.Equal([new MissingNeed("role activity", "roles resource (who), timestamp_start (t_start)")], role.Missing);
        Assert.Contains("role activity", role.Why, StringComparison.Ordinal);
        Assert.Empty(role.Columns);
        Assert.Equal([new MissingNeed("at least 3 number columns", "2 number columns")], One(TestPlugins.Of("a", columns: "numeric", minColumns: 3)).Missing);
    }

    [Fact]
    public void what_depends_on_something_that_does_not_apply_does_not_apply_but_a_report_does()
    {
        var plan = Plan(TestPlugins.Of("a", role: "activity"), TestPlugins.Of("b", dependsOn: ["a"]), TestPlugins.Of("report", upstream: "all"));
        Assert.Equal(["not_applicable", "not_applicable", "run"], plan.Executions.Select(e => e.Decision));
        Assert.Equal("result of a", Assert.Single(plan.Executions[1].Missing).Need);
    }

    [Fact]
    public void of_two_columns_for_a_role_the_one_with_more_points_is_taken()
    {
        var dataset = Log with { Roles = [Datasets.Role("x", "n_cost", 5), Datasets.Role("x", "n_size", 7)] };
        Assert.Equal("n_size", Planner.Plan(Input(TestPlugins.Of("a", role: "x")) with { Dataset = dataset }).Executions[0].Roles["x"].Column);
    }

    [Fact]
    public void a_selection_skips_the_rest_and_takes_along_what_it_depends_on()
    {
        var input = Input(TestPlugins.Of("a"), TestPlugins.Of("b", dependsOn: ["a"]), TestPlugins.Of("c")) with { Selection = ["b"] };
        var plan = Planner.Plan(input);
        Assert.Equal([("a", "run"), ("b", "run"), ("c", "skipped")], plan.Executions.OrderBy(e => e.Identity.Id, StringComparer.Ordinal).Select(e => (e.Identity.Id, e.Decision)));
        Assert.Contains("b depends on it", plan.Executions[0].Why, StringComparison.Ordinal);
        Assert.Equal("SH4102", Assert.Throws<DiagnosticException>(() => Planner.Plan(input with { Selection = ["nope"] })).Diagnostic.Code);
        Assert.Equal("SH4103", Assert.Throws<DiagnosticException>(() => Plan(TestPlugins.Of("a"), TestPlugins.Of("a"))).Diagnostic.Code);
    }

    [Fact]
    public void the_order_of_packages_changes_no_byte_of_the_plan()
    {
        PluginPackage[] packages = [TestPlugins.Of("c", dependsOn: ["a"]), TestPlugins.Of("a", columns: "all"), TestPlugins.Of("b", upstream: "all")];
        Assert.Equal(CanonicalJson.Text(HarnessJson.Node(Plan(packages))), CanonicalJson.Text(HarnessJson.Node(Plan([.. packages.Reverse()]))));
    }

    [Fact]
    public void a_further_plugin_setting_or_row_shifts_nobodys_seed()
    {
        var alone = Plan(TestPlugins.Of("a"));
        var more = Planner.Plan(Input(TestPlugins.Of("a"), TestPlugins.Of("b")) with { Settings = Settings("b", "x", 1), EnvironmentHash = Datasets.HashOf("other"), Dataset = Datasets.Of("other", [("q", "9")]) });
        Assert.Equal(alone.Executions[0].Seed, more.Executions[0].Seed);
        Assert.NotEqual(more.Executions[0].Seed, more.Executions[1].Seed);
        Assert.False(alone.SeedGiven);
        var given = Planner.Plan(Input(TestPlugins.Of("a")) with { Seed = 42 });
        Assert.Equal(("000000000000002a", true), (given.Seed, given.SeedGiven));
        Assert.NotEqual(alone.Executions[0].Seed, given.Executions[0].Seed);
    }

    [Fact]
    public void each_part_of_the_work_changes_the_run_fingerprint_and_nothing_else_does()
    {
        var input = Input(TestPlugins.Of("a"), TestPlugins.Of("b"));
        var prints = new[]
        {
            input,
            input with { Dataset = Datasets.Of("raw", [("t_start", "changed")]) },
            input with { Plugins = [TestPlugins.Of("a", code: "x"), TestPlugins.Of("b")] },
            input with { Plugins = [TestPlugins.Of("a", manifest: "x"), TestPlugins.Of("b")] },
            input with { Plugins = [TestPlugins.Of("a", schema: "x"), TestPlugins.Of("b")] },
            input with { Settings = Settings("a", "top", 3) },
            input with { Seed = 7 },
            input with { Selection = ["a"] },
            input with { EnvironmentHash = Datasets.HashOf("other") },
            input with { HarnessVersion = "0.2.0" },
            input with { Dataset = Log with { Roles = [] } },
        }.Select(variant => Planner.Plan(variant).RunFingerprint).ToList();
        Assert.Equal(prints.Count, prints.Distinct().Count());
        Assert.Equal(prints[0], Planner.Plan(input with { Plugins = [.. input.Plugins.Reverse()] }).RunFingerprint);
        Assert.Equal(prints[0], Planner.Plan(input with { Selection = ["b", "a"] }).RunFingerprint);
        Assert.Equal(prints[0], Planner.Plan(input with { Dataset = Log with { DatasetVersionId = "dsv_other" } }).RunFingerprint);
    }

    [Fact]
    public void cost_is_the_median_with_its_range()
    {
        var history = PlanHistory.None with { DurationsMs = _ => [30, 10, 20, 50, 40] };
        Assert.Equal(new ExpectedCost(30, 10, 50, 5), Planner.Plan(Input(TestPlugins.Of("a")) with { History = history }).Executions[0].Expected);
    }

    [Fact]
    public void a_secret_is_masked_wherever_it_lies()
    {
        var schema = (JsonObject)JsonNode.Parse("""{"properties":{"key":{"writeOnly":true},"deep":{"properties":{"key":{"writeOnly":true}}},"top":{}}}""")!;
        var settings = (JsonObject)JsonNode.Parse("""{"key":"s3cret","deep":{"key":["s3cret"],"x":1},"top":3}""")!;
        Assert.Equal("""{"deep":{"key":"(secret)","x":1},"key":"(secret)","top":3}""", CanonicalJson.Text(SecretSettings.Redact(settings, schema)));
        Assert.Equal("s3cret", settings["key"]!.GetValue<string>());
    }

    internal static IReadOnlyDictionary<string, JsonObject> Settings(string id, string key, int value) =>
        new Dictionary<string, JsonObject>(StringComparer.Ordinal) { [id] = new JsonObject { [key] = value } };

    private static PlanInput Input(params PluginPackage[] packages) => new(
        Log, packages, new Dictionary<string, JsonObject>(), null, null, Datasets.HashOf("environment"), "0.1.0", PlanHistory.None);

    private static PlanRecord Plan(params PluginPackage[] packages) => Planner.Plan(Input(packages));

    private static PlannedExecution One(PluginPackage package) => Plan(package).Executions[0];
}
