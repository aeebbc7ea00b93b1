using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Workbench;

/// <summary>Reads <c>plugin.key=value</c> arguments.</summary>
internal static class SettingArguments
{
    /// <returns>Plugin id → the settings that were given for it.</returns>
    public static IReadOnlyDictionary<string, JsonObject> Read(IReadOnlyList<string> arguments)
    {
        var settings = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var dot = argument.IndexOf('.', StringComparison.Ordinal);
            if (dot <= 0 || equals <= dot + 1) throw WorkbenchDiagnostics.BadSetting(argument);
            var plugin = argument[..dot];
            if (!settings.TryGetValue(plugin, out var given)) settings[plugin] = given = [];
            given[argument[(dot + 1)..equals]] = Value(argument[(equals + 1)..]);
        }
        return settings;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
