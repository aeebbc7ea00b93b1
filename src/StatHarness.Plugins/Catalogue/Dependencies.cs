using StatHarness.Core;
using StatHarness.Sdk.Packages;

namespace StatHarness.Plugins;

/// <summary>Who needs whom. A circle is named as one, from its smallest id.</summary>
internal static class Dependencies
{
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<PluginPackage> packages)
    {
        var needs = packages.ToDictionary(p => p.Manifest.Id, p => p.Manifest.DependsOn, StringComparer.Ordinal);
        foreach (var package in packages)
            foreach (var dependency in package.Manifest.DependsOn.Where(d => !needs.ContainsKey(d)).Order(StringComparer.Ordinal))
                yield return PluginDiagnostics.UnknownDependency(package.Manifest.Id, dependency);
        foreach (var id in needs.Keys.Order(StringComparer.Ordinal))
            if (Circle(id, needs) is { } circle) yield return PluginDiagnostics.Cycle(circle);
    }

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
