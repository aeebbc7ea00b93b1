using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Reporting.Cards;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>All that one should know before a version is enabled.</summary>
/// <param name="Approved">Why it may be used already; null when it has to be approved.</param>
/// <param name="ApproveWith">What <c>--approve</c> takes.</param>
public sealed record PluginReviewSheet(
    PluginIdentity Identity, string Name, string Description, Digest? Bundle, string Origin, string State,
    IReadOnlyList<CapabilityMeaning> Capabilities, string Reads, IReadOnlyList<string> DependsOn, PluginBudget Budget, string? Citation,
    SignatureStatus Signature, string? Approved, IReadOnlyList<string> ApproveWith)
{
    [JsonIgnore]
    public Card Card => PluginCard.Of($"Review of {Identity.Id} {Identity.Version}", Approved is null ? "Not approved: it runs nowhere." : $"It {Approved}.".Replace("It approved", "Approved", StringComparison.Ordinal), Approved is null ? "warn" : "ok",
        [
            ("What it does", Description), ("State", $"{State}, {Origin}"), ("Reads", Reads),
            ("Depends on", DependsOn.Count == 0 ? "nobody" : string.Join(", ", DependsOn)),
            ("Budget", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Budget.TimeMs} ms, {Budget.MemoryMb} MB")),
            ("Citation", Citation ?? "none"), ("Signature", Signature.Text),
            ("Code hash", Identity.CodeHash.ToString()), ("Manifest hash", Identity.ManifestHash.ToString()), ("Schema hash", Identity.SchemaHash.ToString()),
            ("Bundle sha256", Bundle?.ToString() ?? "not a bundle"),
        ],
        [new("Capabilities", ["Capability", "What it means"], [.. Capabilities.Select(capability => (IReadOnlyList<string>)[capability.Name, capability.Meaning])])],
        Approved is null ? [.. ApproveWith.Select(how => $"stat-harness plugins {(State == "candidate" ? "switch" : "enable")} {Identity.Id} --approve {how}")] : []);

    internal static PluginReviewSheet Of(HarnessSession session, string id, string? version)
    {
        var known = KnownPlugins.Of(session);
        var rows = known.Need(id);
        var row = Pick(rows, version) ?? throw LifecycleDiagnostics.NoSuchVersion(id, $"version {version}", rows);
        var card = known.CardOf(row);
        var manifest = card.Manifest;
        var inUse = rows.FirstOrDefault(other => other.State is "enabled" or "disabled" && other != row);
        var signature = SignatureStatus.Of(session, row, card);
        return new(
            card.Identity, manifest.Name, manifest.Description, row.Origin == "installed" ? row.Bundle : null, row.Origin, row.State,
            [.. manifest.Capabilities.Select(capability => new CapabilityMeaning(capability, Permissions.Meaning(capability)))], Permissions.Columns(manifest.Needs),
            [.. manifest.DependsOn.Select(dependency => manifest.Requires.TryGetValue(dependency, out var range) ? $"{dependency} {range}" : dependency)], manifest.Budget, manifest.Citation,
            signature, Approval.Of(session, known, row, inUse), row.Origin == "shipped" ? [] : signature.Publisher is null ? [row.Bundle.Abbreviated] : [row.Bundle.Abbreviated, Approval.Capabilities(card)]);
    }

    /// <summary>What waits for a review comes before what runs.</summary>
    internal static PluginRow? Pick(IReadOnlyList<PluginRow> rows, string? version) => version is null
        ? rows.LastOrDefault(row => row.State == "candidate") ?? rows.FirstOrDefault(row => row.State is "disabled" or "enabled") ?? rows[^1]
        : rows.FirstOrDefault(row => row.Version == version);
}

public sealed record CapabilityMeaning(string Name, string Meaning);

/// <param name="Status">shipped, unsigned, trusted or unknown_publisher. A wrong signature never gets so far.</param>
/// <param name="Key">Fingerprint of the key that signed.</param>
/// <param name="Publisher">Name under which that key is trusted here.</param>
public sealed record SignatureStatus(string Status, Digest? Key, string? Publisher)
{
    [JsonIgnore]
    public string Text => Status switch
    {
        "shipped" => "ships with the harness",
        "trusted" => $"by {Publisher}, whom you trust (key {Key!.Value.Abbreviated})",
        "unknown_publisher" => $"valid, by a key that you do not trust: {Key}",
        _ => "none: approved by its hash only",
    };

    internal static SignatureStatus Of(HarnessSession session, PluginRow row, StoredCard card) =>
        row.Origin == "shipped" ? new("shipped", null, null)
        : card.SignedBy is not { } key ? new("unsigned", null, null)
        : TrustFile.Load(session.AppData.Root).Find(key) is { } publisher ? new("trusted", key, publisher.Name) : new("unknown_publisher", key, null);
}
