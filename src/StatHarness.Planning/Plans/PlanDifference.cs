using System.Text.Json.Nodes;
using StatHarness.Planning.Formats.V1;

namespace StatHarness.Planning;

/// <summary>
/// What changed between a plan and the one that would be made now, each input by name. Expected cost and what can be reused are no part
/// of it: they change with every run, and what is run does not.
/// </summary>
public static class PlanDifference
{
    /// <returns>One sentence an input, in a fixed order: data, environment, seed, then plugin by plugin. Empty when nothing changed.</returns>
    public static IReadOnlyList<string> Between(PlanRecord before, PlanRecord now)
    {
        var changes = new List<string>();
        if (before.DataHash != now.DataHash) changes.Add($"the data: data hash was {before.DataHash.Abbreviated}, is {now.DataHash.Abbreviated}");
        if (before.EnvironmentHash != now.EnvironmentHash) changes.Add($"the environment: hash was {before.EnvironmentHash.Abbreviated}, is {now.EnvironmentHash.Abbreviated} (harness, runtime, worker or isolation policy)");
        if (before.Seed != now.Seed) changes.Add($"the seed: was {before.Seed}, is {now.Seed}");
        var was = before.Executions.ToDictionary(planned => planned.Identity.Id, StringComparer.Ordinal);
        var isNow = now.Executions.ToDictionary(planned => planned.Identity.Id, StringComparer.Ordinal);
        foreach (var id in was.Keys.Union(isNow.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!was.TryGetValue(id, out var old)) changes.Add($"plugin {id}: is new");
            else if (!isNow.TryGetValue(id, out var planned)) changes.Add($"plugin {id}: is gone");
            else changes.AddRange(Of(id, old, planned));
        }
        if (changes.Count == 0 && before.RunFingerprint != now.RunFingerprint) changes.Add("the roles of the data, or how far it was read");
        return changes;
    }

    private static IEnumerable<string> Of(string id, PlannedExecution was, PlannedExecution now)
    {
        if (was.Identity.Version != now.Identity.Version) yield return $"plugin {id}: version was {was.Identity.Version}, is {now.Identity.Version}";
        if (was.Identity.CodeHash != now.Identity.CodeHash) yield return $"plugin {id}: its code";
        if (was.Identity.ManifestHash != now.Identity.ManifestHash) yield return $"plugin {id}: its manifest";
        if (was.Identity.SchemaHash != now.Identity.SchemaHash) yield return $"plugin {id}: its schemas";
        if (was.SettingsHash != now.SettingsHash) yield return $"plugin {id}: its settings{Keys(was.Settings, now.Settings)}";
        if (was.State != now.State) yield return $"plugin {id}: the state that it reads (runs, datasets or findings)";
        if (was.Decision != now.Decision) yield return $"plugin {id}: was {was.Decision}, is {now.Decision}";
        else if (!was.Columns.SequenceEqual(now.Columns, StringComparer.Ordinal)) yield return $"plugin {id}: its columns were {List(was.Columns)}, are {List(now.Columns)}";
        else if (!Roles(was).SequenceEqual(Roles(now), StringComparer.Ordinal)) yield return $"plugin {id}: its roles were {List(Roles(was))}, are {List(Roles(now))}";
    }

    private static string Keys(JsonObject was, JsonObject now)
    {
        var keys = was.Concat(now).Select(pair => pair.Key).Distinct(StringComparer.Ordinal).Where(key => !JsonNode.DeepEquals(was[key], now[key])).Order(StringComparer.Ordinal).ToList();
        return keys.Count == 0 ? " (a secret)" : $" ({string.Join(", ", keys)})";
    }

    private static List<string> Roles(PlannedExecution planned) => [.. planned.Roles.Select(role => $"{role.Key} = {role.Value.Column}").Order(StringComparer.Ordinal)];

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more";
}
