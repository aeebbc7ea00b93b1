namespace StatHarness.Planning;

/// <summary>
/// Why a result cannot be reused, in a fixed order: never run, code, manifest, schema, settings, data (rows, then columns
/// by name), upstream by id, state slice, environment, seed. The whole list is the contract: nothing else makes a result stale.
/// </summary>
public static class CacheReasons
{
    public const string NeverRun = "never run";

    /// <summary>Not a change: the plan cannot know yet what the dependency will give.</summary>
    public static string Waiting(string plugin) => $"upstream {plugin} runs first";

    /// <summary>The reason of a hit: the whole list was compared.</summary>
    public const string Unchanged = "unchanged: code, manifest, schema, settings, data, upstream, state, environment, seed";

    /// <summary>Not a change: asked for by the user.</summary>
    public const string Fresh = "run afresh as asked";

    /// <param name="last">Parts of the key of the last execution; null when there was none.</param>
    /// <returns>What changed since; empty when nothing did.</returns>
    public static IReadOnlyList<string> Between(ExecutionKey? last, ExecutionKey now)
    {
        if (last is null) return [NeverRun];
        var reasons = new List<string>();
        Add(last.Identity.CodeHash != now.Identity.CodeHash, "code");
        Add(last.Identity.ManifestHash != now.Identity.ManifestHash || last.Identity.Version != now.Identity.Version, "manifest");
        Add(last.Identity.SchemaHash != now.Identity.SchemaHash, "schema");
        Add(last.SettingsHash != now.SettingsHash, "settings");
        Add(last.Rows != now.Rows, "data rows");
        reasons.AddRange(Changed(last.Columns, now.Columns, column => column.Name).Select(name => $"data column {name}"));
        var orderChanged = reasons.Count == 0 && !last.Columns.Select(column => column.Name).SequenceEqual(now.Columns.Select(column => column.Name), StringComparer.Ordinal);
        Add(orderChanged, "data column order");
        reasons.AddRange(Changed(last.Upstream, now.Upstream, upstream => upstream.Plugin).Select(id => $"upstream {id}"));
        Add(last.State != now.State, "state slice changed");
        Add(last.EnvironmentHash != now.EnvironmentHash, "environment");
        Add(last.Seed != now.Seed, "seed");
        return reasons;

        void Add(bool changed, string reason)
        {
            if (changed) reasons.Add(reason);
        }
    }

    /// <summary>Names of what is new, gone or different, in ordinal order.</summary>
    private static IEnumerable<string> Changed<T>(IReadOnlyList<T> last, IReadOnlyList<T> now, Func<T, string> name) where T : notnull =>
        last.Except(now).Concat(now.Except(last)).Select(name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
