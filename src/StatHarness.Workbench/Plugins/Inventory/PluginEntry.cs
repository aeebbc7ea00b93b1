using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>One version of a plugin as the inventory shows it.</summary>
/// <param name="Settings">Its <c>config.schema.json</c>.</param>
/// <param name="Origin">shipped, installed, or folder (named by the caller of this command).</param>
/// <param name="State">disabled, enabled, candidate, superseded or removed.</param>
/// <param name="Health">Verdict of the last doctor: ok, warn, fail or unchecked; damaged when the stored bundle is gone or has another size.</param>
/// <param name="Bundle">Digest of all its files; null unless installed.</param>
/// <param name="Publisher">Who signed it, if that publisher is trusted here.</param>
public sealed record PluginEntry(
    PluginIdentity Identity,
    string Name,
    string Type,
    string Description,
    PluginNeeds Needs,
    IReadOnlyList<string> Capabilities,
    PluginBudget Budget,
    JsonObject Settings,
    string Origin,
    string State,
    string Health,
    Digest? Bundle,
    string? Publisher);

/// <summary>What the catalogue keeps of a version, so that listing reads no bundle.</summary>
/// <param name="SignedBy">Fingerprint of the key that signed it; null when unsigned.</param>
internal sealed record StoredCard(PluginIdentity Identity, PluginManifest Manifest, JsonObject Settings, Digest? SignedBy);
