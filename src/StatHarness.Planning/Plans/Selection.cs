using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Planning;

/// <summary>What the user chose, with what that depends on.</summary>
internal static class Selection
{
    /// <returns>Plugin id → why it runs; absent means skipped.</returns>
    public static SortedDictionary<string, string> Of(IReadOnlyList<string>? chosen, IReadOnlyList<PluginManifest> manifests)
    {
        var known = manifests.ToDictionary(manifest => manifest.Id, StringComparer.Ordinal);
        var why = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (chosen is null)
        {
            foreach (var id in known.Keys) why[id] = "every plugin runs";
            return why;
        }
        foreach (var id in chosen)
        {
            if (!known.ContainsKey(id)) throw PlanningDiagnostics.UnknownPlugin(id, known.Keys.Order(StringComparer.Ordinal));
            why[id] = "selected";
        }
        var open = new Queue<string>(why.Keys);
        while (open.TryDequeue(out var id))
        {
            foreach (var dependency in known[id].DependsOn.Where(known.ContainsKey).Order(StringComparer.Ordinal))
            {
                if (why.TryAdd(dependency, $"{id} depends on it")) open.Enqueue(dependency);
            }
        }
        return why;
    }
}
