using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Planning;

/// <summary>Settings by meaning: the order of properties does not matter.</summary>
public static class SettingsIdentity
{
    public static Digest Of(JsonObject effective) => Fingerprint.Of("settings.v1", effective);

    internal static Digest Of(IEnumerable<(string Id, Digest Hash)> plugins)
    {
        var all = new JsonObject();
        foreach (var (id, hash) in plugins.OrderBy(plugin => plugin.Id, StringComparer.Ordinal)) all[id] = hash.ToString();
        return Fingerprint.Of("settings_of_run.v1", all);
    }
}
