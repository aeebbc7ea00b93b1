using System.Text.Json.Nodes;

namespace StatHarness.Storage;

/// <summary>Bundles that stay: of every version that is installed, and of removed ones that a run which stays was planned with.</summary>
internal static class HeldBundles
{
    private static readonly string[] Parts = ["id", "version", "code_hash", "manifest_hash", "schema_hash"];

    /// <param name="kept">Runs that stay; null for all.</param>
    public static HashSet<string> Of(AppData appData, HashSet<string>? kept)
    {
        var versions = appData.State.Read(sql => sql.Query(
            "SELECT bundle, state, card FROM plugin_versions WHERE origin = 'installed'", row => (Bundle: row.GetString(0), Removed: row.GetString(1) == "removed", Card: row.GetString(2))));
        var held = versions.Where(version => !version.Removed).Select(version => version.Bundle).ToHashSet(StringComparer.Ordinal);
        var removed = versions.Where(version => version.Removed && !held.Contains(version.Bundle)).ToList();
        if (removed.Count == 0) return held;
        var planned = Planned(appData, kept);
        held.UnionWith(removed.Where(version => planned.Contains(Identity(JsonNode.Parse(version.Card)))).Select(version => version.Bundle));
        return held;
    }

    private static HashSet<string> Planned(AppData appData, HashSet<string>? kept) => appData.State
        .Read(sql => sql.Query("SELECT run_id, manifest FROM runs WHERE manifest IS NOT NULL", row => (RunId: row.GetString(0), Manifest: row.GetString(1))))
        .Where(run => kept is null || kept.Contains(run.RunId))
        .SelectMany(run => JsonNode.Parse(run.Manifest)?["plugins"] as JsonArray ?? []).Select(Identity).ToHashSet(StringComparer.Ordinal);

    private static string Identity(JsonNode? named)
    {
        var identity = named?["identity"];
        return string.Join(' ', Parts.Select(part => identity?[part]?.ToString()));
    }
}
