using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>Who has settings: a plugin, or the harness itself. The schema is all a form needs.</summary>
/// <param name="Id">A plugin id, or <c>harness</c>.</param>
internal sealed record SettingOwner(string Id, string Name, JsonObject Schema)
{
    public const string Harness = "harness";

    private static readonly Lazy<JsonObject> HarnessSchema = new(() =>
    {
        using var stream = typeof(SettingOwner).Assembly.GetManifestResourceStream("harness_settings.v1.schema.json")!;
        return (JsonObject)JsonNode.Parse(stream)!;
    });

    /// <summary>The harness first, then the plugins by id.</summary>
    public static IReadOnlyList<SettingOwner> All(HarnessSession session) =>
        [OfHarness, .. session.Plugins.Select(plugin => new SettingOwner(plugin.Manifest.Id, plugin.Manifest.Name, plugin.ConfigSchema))];

    public static SettingOwner OfHarness { get; } = new(Harness, "StatHarness", HarnessSchema.Value);

    /// <exception cref="DiagnosticException">SH7193: there is none, with the nearest.</exception>
    public static SettingOwner Find(HarnessSession session, string id)
    {
        var all = All(session);
        return all.FirstOrDefault(owner => owner.Id == id) ?? throw SettingsDiagnostics.UnknownOwner(id, [.. all.Select(owner => owner.Id)]);
    }
}
