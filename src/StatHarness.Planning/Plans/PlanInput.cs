using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Planning;

/// <summary>Everything that a plan is a function of.</summary>
/// <param name="Settings">Plugin id → effective settings, defaults filled in; a plugin that is absent has none.</param>
/// <param name="Selection">Plugin ids to run, with what they depend on; null for all.</param>
/// <param name="Seed">Run seed; null for the default, which is the same for every run.</param>
public sealed record PlanInput(
    DatasetRecord Dataset,
    IReadOnlyList<PluginPackage> Plugins,
    IReadOnlyDictionary<string, JsonObject> Settings,
    IReadOnlyList<string>? Selection,
    ulong? Seed,
    Digest EnvironmentHash,
    string HarnessVersion,
    PlanHistory History)
{
    /// <summary>Digest of the slice of the catalogue that plugins with <c>state:read</c> get; null when no plugin asks for it.</summary>
    public Digest? State { get; init; }

    /// <summary>Plugin id → where each of its settings came from; told in the plan, no part of what it is a fingerprint of.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> SettingsFrom { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
}
