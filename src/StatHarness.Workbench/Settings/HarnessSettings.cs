using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Sandbox;
using StatHarness.Storage;
using EffectiveSettings = StatHarness.Plugins.Settings;

namespace StatHarness.Workbench;

/// <summary>The settings that belong to no plugin, typed. Read when asked: another process may have changed them.</summary>
/// <param name="Workers">Null for the number of processors.</param>
/// <param name="Isolation">Null for the strongest there is on this kind of system.</param>
internal sealed record HarnessSettings(int? Workers, IsolationLevel? Isolation)
{
    public static HarnessSettings Of(AppData appData)
    {
        if (!SettingLayers.Stored(appData.Settings.Current()).TryGetValue(SettingOwner.Harness, out var stored)) return new(null, null);
        var effective = EffectiveSettings.Effective(SettingOwner.Harness, SettingOwner.OfHarness.Schema, stored);
        return new(
            effective["workers"] is { } workers ? int.Parse(workers.ToJsonString(), CultureInfo.InvariantCulture) : null,
            effective["isolation"] is { } isolation ? HarnessJson.Read<IsolationLevel>((JsonNode)isolation) : null);
    }
}
