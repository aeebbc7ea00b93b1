using System.Text.Json.Nodes;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.UnitTests.StorageRoom;

namespace StatHarness.UnitTests.PlanningRoom;

/// <summary>Packages for tests: everything but what a test is about has a default.</summary>
internal static class TestPlugins
{
    public static PluginPackage Of(
        string id, string columns = "none", int minColumns = 0, string upstream = "declared", string[]? dependsOn = null, string? role = null, string? optional = null,
        string resourceClass = "normal", string code = "code", string manifest = "manifest", string schema = "schema", JsonObject? config = null)
    {
        var needs = new PluginNeeds(Map(role), Map(optional), columns, minColumns, upstream);
        return new PluginPackage(
            new PluginManifest(null, id, "Name of " + id, "1.0.0", "analysis", ">=0.1 <1.0", "For tests.", needs, dependsOn ?? [], resourceClass, ["dataset:read", "upstream:read"], new PluginBudget(1000, 256), null),
            new PluginIdentity(id, "1.0.0", Datasets.HashOf(code), Datasets.HashOf(manifest), Datasets.HashOf(schema)),
            config ?? [], [], [new ScriptFile("plugin.csx", code)]);
    }

    private static Dictionary<string, string> Map(string? role) => role is null ? [] : new(StringComparer.Ordinal) { [role] = role };
}
