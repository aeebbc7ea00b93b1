using System.Text.Json.Nodes;
using StatHarness.Plugins;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Which version runs. What is switched on is hashed again, approved, and fits to what else runs.</summary>
internal static class Switching
{
    public static PluginChange Enable(HarnessSession session, string id, string? version, string? approve)
    {
        var known = KnownPlugins.Of(session);
        var rows = known.Need(id).Where(row => version is null || row.Version == version).ToList();
        if (rows.FirstOrDefault(row => row.State == "enabled") is { } already) return Done(already, "enabled", "enabled", changed: false, null);
        var row = rows.FirstOrDefault(candidate => candidate.State == "disabled") ?? throw LifecycleDiagnostics.NoSuchVersion(id, "version that is disabled", known.Of(id));
        Verify(session, row);
        CheckReach(known, row);
        Approval.Require(session, known, row, inUse: null, approve);
        Steps.Take(session, Steps.Of(row, PluginStepKind.Enabled));
        return Done(row, "enabled", "enabled", changed: true, null);
    }

    public static PluginChange Disable(HarnessSession session, string id)
    {
        var known = KnownPlugins.Of(session);
        var rows = known.Need(id);
        if (rows.FirstOrDefault(candidate => candidate.State == "enabled") is not { } row)
            return Done(rows.FirstOrDefault(candidate => candidate.State == "disabled") ?? throw LifecycleDiagnostics.NoSuchVersion(id, "version that is enabled", rows), "disabled", "disabled", changed: false, null);
        Steps.CheckNotNeeded(id, known.Enabled());
        Steps.Take(session, Steps.Of(row, PluginStepKind.Disabled));
        return Done(row, "disabled", "disabled", changed: true, null);
    }

    /// <param name="version">Null for the newest candidate.</param>
    public static PluginChange Switch(HarnessSession session, string id, string? version, string? approve)
    {
        var known = KnownPlugins.Of(session);
        var rows = known.Need(id);
        var target = (version is null ? rows.LastOrDefault(row => row.State == "candidate") : rows.FirstOrDefault(row => row.Version == version))
            ?? throw LifecycleDiagnostics.NoSuchVersion(id, version is null ? "candidate" : $"version {version}", rows);
        if (target.State == "enabled") return Done(target, "enabled", "switched to", changed: false, null);
        if (target.Health == "fail") throw LifecycleDiagnostics.Unhealthy(target);
        return Replace(session, known, target, PluginStepKind.SwitchedTo, approve);
    }

    /// <summary>Back to the version that was in use before the one that is now.</summary>
    public static PluginChange Rollback(HarnessSession session, string id)
    {
        var known = KnownPlugins.Of(session);
        var rows = known.Need(id);
        var target = rows.Where(row => row.State == "superseded").MaxBy(row => row.ChangedAt) ?? throw LifecycleDiagnostics.NoSuchVersion(id, "superseded version to go back to", rows);
        return Replace(session, known, target, PluginStepKind.RolledBackTo, approve: null);
    }

    public static PluginChange Remove(HarnessSession session, string id, string? version, string? reason)
    {
        var known = KnownPlugins.Of(session);
        var rows = known.Need(id).Where(row => version is null || row.Version == version).ToList();
        if (rows.Count == 0) throw LifecycleDiagnostics.NoSuchVersion(id, $"version {version}", known.Of(id));
        var going = rows.Where(row => row.Origin == "installed").ToList();
        if (going.Count == 0) throw LifecycleDiagnostics.Ships(id);
        var steps = going.Select(row => Steps.Of(row, PluginStepKind.Removed, new() { ["reason"] = reason })).ToList();
        var enabled = known.Enabled();
        if (going.Any(row => row.State == "enabled"))
        {
            // What ships comes back into its place.
            if (known.Of(id).FirstOrDefault(row => row is { Origin: "shipped", State: "superseded" }) is { } shipped)
            {
                steps.Add(Steps.Of(shipped, PluginStepKind.RolledBackTo));
                Steps.CheckTogether(enabled, With(enabled, known.ManifestOf(shipped)));
            }
            else Steps.CheckNotNeeded(id, enabled);
        }
        Steps.Take(session, steps);
        return Done(going[^1], "removed", "removed", changed: true, null) with { Next = [$"stat-harness plugins history {id}"] };
    }

    private static PluginChange Replace(HarnessSession session, KnownPlugins known, PluginRow target, PluginStepKind step, string? approve)
    {
        var inUse = known.Of(target.Id).FirstOrDefault(row => row.State is "enabled" or "disabled");
        var taken = Steps.Of(target, step);
        Verify(session, target);
        var enabled = known.Enabled();
        Steps.CheckTogether(enabled, With(enabled, known.ManifestOf(target)));
        Approval.Require(session, known, target, inUse, approve);
        Steps.Take(session, inUse is null ? [taken] : [Steps.Of(inUse, PluginStepKind.Replaced, new JsonObject { ["by"] = target.Version }), taken]);
        return Done(target, "enabled", step == PluginStepKind.SwitchedTo ? "switched to" : "rolled back to", changed: true, inUse?.Version);
    }

    /// <summary>A circle is named also when its members are not enabled yet; then what it needs has to run before it does.</summary>
    private static void CheckReach(KnownPlugins known, PluginRow row)
    {
        var enabled = known.Enabled();
        var all = With(enabled, known.ManifestOf(row));
        foreach (var other in known.Rows.Where(other => other.State is "disabled" or "candidate")) all.TryAdd(other.Id, known.ManifestOf(other));
        var reach = new SortedDictionary<string, PluginManifest>(StringComparer.Ordinal);
        var open = new Queue<string>([row.Id]);
        while (open.TryDequeue(out var id))
        {
            if (!all.TryGetValue(id, out var manifest) || !reach.TryAdd(id, manifest)) continue;
            foreach (var dependency in manifest.DependsOn) open.Enqueue(dependency);
        }
        Steps.CheckTogether([], reach);
        var waiting = known.ManifestOf(row).DependsOn.Where(id => !enabled.ContainsKey(id)).ToList();
        if (waiting.Count > 0) throw LifecycleDiagnostics.NeedsDisabled(row.Id, waiting);
        Steps.CheckTogether(enabled, With(enabled, known.ManifestOf(row)));
    }

    private static SortedDictionary<string, PluginManifest> With(SortedDictionary<string, PluginManifest> enabled, PluginManifest manifest) => new(enabled, StringComparer.Ordinal) { [manifest.Id] = manifest };

    private static void Verify(HarnessSession session, PluginRow row)
    {
        if (row.Origin == "installed") StoredBundle.Read(session.AppData, row);
    }

    private static PluginChange Done(PluginRow row, string state, string done, bool changed, string? replaced) => new(row.Id, row.Version, row.Bundle, state, done, changed, replaced, []);
}
