using System.Text.Json.Nodes;

namespace StatHarness.Workbench;

/// <summary>Reads <c>owner.key=value</c> arguments.</summary>
internal static class SettingArguments
{
    /// <returns>Owner → the settings that were given for it.</returns>
    public static IReadOnlyDictionary<string, JsonObject> Read(IReadOnlyList<string> arguments, IReadOnlyList<SettingOwner> owners)
    {
        var settings = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (path, value) in arguments.Select(argument => Split(argument, owners)))
        {
            if (!settings.TryGetValue(path.Owner, out var given)) settings[path.Owner] = given = [];
            SettingPath.Put(given, path.Key, value);
        }
        return settings;
    }

    /// <summary>The text of a bad one is not quoted beyond its <c>=</c>: it may be a secret.</summary>
    public static (SettingPath Path, JsonNode? Value) Split(string argument, IReadOnlyList<SettingOwner> owners)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw SettingsDiagnostics.NotAnAssignment(equals < 0 ? argument : argument[..equals]);
        var path = SettingPath.Parse(argument[..equals]);
        var owner = owners.FirstOrDefault(known => known.Id == path.Owner) ?? throw SettingsDiagnostics.UnknownOwner(path.Owner, [.. owners.Select(known => known.Id)]);
        return (path, SettingPath.Value(argument[(equals + 1)..], SettingPath.Rule(owner.Schema, path.Key)));
    }
}
