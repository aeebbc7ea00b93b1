using System.Text.Json.Nodes;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>One thing that a manifest asks for, and the manifest without it.</summary>
internal sealed record DeclaredPart(string What, string Name, Func<JsonObject, JsonObject> Without)
{
    public static IEnumerable<DeclaredPart> Of(PluginManifest manifest)
    {
        foreach (var name in manifest.Needs.Optional.Keys.Order(StringComparer.Ordinal)) yield return Role("optional", name, manifest.Needs.Optional[name]);
        foreach (var name in manifest.Needs.Roles.Keys.Order(StringComparer.Ordinal)) yield return Role("roles", name, manifest.Needs.Roles[name]);
        if (manifest.Needs.Columns != "none") yield return new("columns", manifest.Needs.Columns, whole => Changed(whole, needs =>
        {
            needs["columns"] = "none";
            needs["min_columns"] = 0;
        }));
        if (manifest.Needs.Upstream == "all") yield return new("upstream", "all", whole => Changed(whole, needs => needs["upstream"] = "declared"));
        foreach (var id in manifest.DependsOn) yield return new("upstream", id, whole => WithoutDependency(whole, id));
        // Columns may be there for queries alone: then reading them otherwise is tried like the rest.
        var asks = manifest.Capabilities.Contains(SqlView.OfRows);
        foreach (var capability in manifest.Capabilities.Where(name => name != "upstream:read" && (name != "dataset:read" || asks))) yield return new("capability", capability, whole => WithoutCapability(whole, manifest, capability));
    }

    private static DeclaredPart Role(string group, string name, string role) =>
        new("role", $"{name} ({role})", whole => Changed(whole, needs => (needs[group] as JsonObject)?.Remove(name)));

    private static JsonObject Changed(JsonObject whole, Action<JsonObject> change)
    {
        var copy = whole.DeepClone().AsObject();
        if (copy["needs"] is JsonObject needs) change(needs);
        return copy;
    }

    private static JsonObject WithoutDependency(JsonObject whole, string id)
    {
        var copy = whole.DeepClone().AsObject();
        copy["depends_on"] = new JsonArray([.. (whole["depends_on"] as JsonArray ?? []).Select(entry => entry!.GetValue<string>()).Where(entry => entry.Split(' ')[0] != id).Select(entry => JsonValue.Create(entry))]);
        return copy;
    }

    private static JsonObject WithoutCapability(JsonObject whole, PluginManifest manifest, string capability)
    {
        var copy = whole.DeepClone().AsObject();
        var left = (whole["capabilities"] as JsonArray)?.Select(entry => entry!.GetValue<string>()) ?? manifest.Capabilities;
        copy["capabilities"] = new JsonArray([.. left.Where(name => name != capability).Select(name => JsonValue.Create(name))]);
        return copy;
    }
}
