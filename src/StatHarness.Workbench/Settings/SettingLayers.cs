using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Planning;
using StatHarness.Storage;
using EffectivePluginSettings = StatHarness.Plugins.Settings;

namespace StatHarness.Workbench;

/// <summary>Effective settings by owner: the schema's defaults, under what the project stored (or a run's snapshot), under what this command says.</summary>
/// <param name="Values">Owner → settings, defaults filled in and validated.</param>
/// <param name="From">Owner → key → default, project, snapshot or command.</param>
internal sealed record SettingLayers(IReadOnlyDictionary<string, JsonObject> Values, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> From)
{
    public const string Default = "default";
    public const string Project = "project";
    public const string Snapshot = "snapshot";
    public const string Command = "command";

    /// <param name="arguments">Each <c>owner.key=value</c>.</param>
    /// <param name="snapshot">Settings that take the place of the project's; null for none.</param>
    /// <exception cref="DiagnosticException">Something is not a setting, or not valid.</exception>
    public static SettingLayers Of(HarnessSession session, IReadOnlyList<string> arguments, SettingSnapshot? snapshot)
    {
        var owners = SettingOwner.All(session).Where(owner => owner.Id != SettingOwner.Harness).ToList();
        var commanded = SettingArguments.Read(arguments, owners);
        var stored = snapshot is null ? Stored(session.AppData.Settings.Current()) : null;
        var values = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var from = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var owner in owners)
        {
            List<(string Name, JsonObject Given)> layers =
            [
                snapshot is null ? (Project, stored!.GetValueOrDefault(owner.Id) ?? []) : (Snapshot, snapshot.Of(owner)),
                (Command, commanded.TryGetValue(owner.Id, out var given) ? given : []),
            ];
            snapshot?.RequireSecrets(owner, layers[1].Given);
            values[owner.Id] = EffectivePluginSettings.Effective(owner.Id, owner.Schema, Merged(layers));
            from[owner.Id] = Sources(values[owner.Id], layers);
        }
        return new(values, from);
    }

    /// <summary>Rows of the store as one object an owner.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Stored(IReadOnlyList<StoredSetting> rows)
    {
        var stored = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!stored.TryGetValue(row.Owner, out var settings)) stored[row.Owner] = settings = [];
            SettingPath.Put(settings, row.Key, row.Value);
        }
        return stored;
    }

    private static JsonObject Merged(IReadOnlyList<(string Name, JsonObject Given)> layers)
    {
        var merged = new JsonObject();
        foreach (var (_, given) in layers) Merge(merged, given);
        return merged;
    }

    /// <summary>Objects are merged by member; everything else, arrays too, is replaced.</summary>
    private static void Merge(JsonObject into, JsonObject given)
    {
        foreach (var (name, value) in given)
        {
            if (value is JsonObject inner && into[name] is JsonObject known) Merge(known, inner);
            else into[name] = value?.DeepClone();
        }
    }

    private static SortedDictionary<string, string> Sources(JsonObject effective, IReadOnlyList<(string Name, JsonObject Given)> layers)
    {
        var from = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, _) in SettingPath.Leaves(effective))
            from[key] = layers.Reverse().FirstOrDefault(layer => SettingPath.TryGet(layer.Given, key, out var _), (Default, [])).Item1;
        return from;
    }
}
