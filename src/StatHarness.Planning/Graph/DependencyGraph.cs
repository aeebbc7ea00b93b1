using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Planning;

/// <summary>Who waits for whom. <c>upstream: all</c> means every plugin that does not itself wait for all.</summary>
internal sealed class DependencyGraph
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> _dependencies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _levels = new(StringComparer.Ordinal);

    public DependencyGraph(IReadOnlyList<PluginManifest> manifests)
    {
        var others = manifests.Where(manifest => !WaitsForAll(manifest)).Select(manifest => manifest.Id).ToList();
        foreach (var manifest in manifests)
        {
            _dependencies[manifest.Id] = [.. (WaitsForAll(manifest) ? manifest.DependsOn.Concat(others) : manifest.DependsOn)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        var path = new List<string>();
        foreach (var id in _dependencies.Keys) Measure(id, path);
    }

    public static bool WaitsForAll(PluginManifest manifest) => manifest.Needs.Upstream == "all";

    /// <summary>Direct dependencies by id, also those that are not installed.</summary>
    public IReadOnlyList<string> DependenciesOf(string id) => _dependencies[id];

    /// <summary>0 for no dependency, else one more than the deepest.</summary>
    public int LevelOf(string id) => _levels[id];

    private int Measure(string id, List<string> path)
    {
        if (_levels.TryGetValue(id, out var known)) return known;
        if (!_dependencies.TryGetValue(id, out var dependencies)) return -1;
        if (path.IndexOf(id) is >= 0 and var start) throw PlanningDiagnostics.Cycle([.. path.Skip(start), id]);
        path.Add(id);
        var level = 0;
        foreach (var dependency in dependencies) level = Math.Max(level, Measure(dependency, path) + 1);
        path.RemoveAt(path.Count - 1);
        return _levels[id] = level;
    }
}
