using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>One version of a plugin as the catalogue knows it.</summary>
/// <param name="Key">0 before it is stored.</param>
/// <param name="Bundle">Digest of the canonical bundle; of a shipped plugin as it was when the row was made.</param>
/// <param name="Origin">installed or shipped.</param>
/// <param name="State">disabled, enabled, candidate, superseded or removed; absent before it is stored.</param>
/// <param name="Card">What an inventory shows, so that listing reads no bundle.</param>
/// <param name="Signature">Bytes of <c>signature.json</c> as text; null when unsigned.</param>
/// <param name="Health">unchecked, ok, warn or fail: verdict of the last doctor.</param>
public sealed record PluginRow(
    long Key, string Id, string Version, Digest Bundle, long SizeBytes, string Origin, string State, JsonObject Card, string? Signature, string Health, DateTimeOffset InstalledAt, DateTimeOffset ChangedAt);

/// <summary>One step of one version. Several steps are stored together or not at all.</summary>
/// <param name="Row">As read; its state is where the step starts.</param>
/// <param name="Detail">Further facts for the log.</param>
public sealed record PluginStep(PluginRow Row, string Event, string To, JsonObject Detail);

/// <summary>What happened to a version; never changed, never removed.</summary>
public sealed record PluginEvent(DateTimeOffset At, string Id, string Version, Digest Bundle, string Event, string From, string To, JsonObject Detail);

/// <param name="Approved">What was typed: a hash, or capabilities.</param>
public sealed record PluginReview(DateTimeOffset At, string Id, string Version, Digest Bundle, string Approved);
