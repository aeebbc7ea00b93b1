using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Plugins;

/// <summary>Who needs whom, and which version will do. A circle is named as one, from its smallest id.</summary>
public static class Dependencies
{
    /// <param name="manifests">Every plugin once.</param>
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<PluginManifest> manifests)
    {
        var needs = manifests.ToDictionary(m => m.Id, m => m.DependsOn, StringComparer.Ordinal);
        var versions = manifests.ToDictionary(m => m.Id, m => m.Version, StringComparer.Ordinal);
        foreach (var manifest in manifests)
        {
            foreach (var dependency in manifest.DependsOn.Where(d => !needs.ContainsKey(d)).Order(StringComparer.Ordinal)) yield return PluginDiagnostics.UnknownDependency(manifest.Id, dependency);
            foreach (var (dependency, range) in manifest.Requires.OrderBy(r => r.Key, StringComparer.Ordinal))
                if (versions.TryGetValue(dependency, out var found) && !VersionRange.Holds(range, found)) yield return PluginDiagnostics.OtherVersion(manifest.Id, dependency, range, found);
        }
        foreach (var id in needs.Keys.Order(StringComparer.Ordinal))
            if (Circle(id, needs) is { } circle) yield return PluginDiagnostics.Cycle(circle);
    }

    /// <summary>Whether what is known of the plugins it depends on can serve it; one that is not known yet may still come.</summary>
    /// <param name="versionsOf">Plugin id → versions that are here; empty when none is.</param>
    public static IEnumerable<Diagnostic> Serve(PluginManifest manifest, Func<string, IReadOnlyList<string>> versionsOf) =>
        from need in manifest.Requires.OrderBy(r => r.Key, StringComparer.Ordinal)
        let found = versionsOf(need.Key)
        where found.Count > 0 && !found.Any(version => VersionRange.Holds(need.Value, version))
        select PluginDiagnostics.OtherVersion(manifest.Id, need.Key, need.Value, string.Join(", ", found));

    /// <summary>The shortest way from <paramref name="start"/> back to itself over larger ids, so that each circle is found once.</summary>
    private static List<string>? Circle(string start, Dictionary<string, IReadOnlyList<string>> needs)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var id))
        {
            foreach (var next in needs[id].Order(StringComparer.Ordinal))
            {
                if (next == start) return Way(start, id, cameFrom);
                if (string.CompareOrdinal(next, start) > 0 && needs.ContainsKey(next) && cameFrom.TryAdd(next, id)) queue.Enqueue(next);
            }
        }
        return null;
    }

    private static List<string> Way(string start, string last, Dictionary<string, string> cameFrom)
    {
        var way = new List<string> { start };
        for (var id = last; id != start; id = cameFrom[id]) way.Insert(0, id);
        way.Insert(0, start);
        return way;
    }
}
