using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Reporting.Cards;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>A version that was installed beside the one in use, and how the two differ.</summary>
/// <param name="Permissions">What it may do more or less.</param>
/// <param name="NeedsReview">Whether it has to be approved before it can be switched to.</param>
/// <param name="Settings">Differences of <c>config.schema.json</c>.</param>
/// <param name="Output">Differences of <c>output.schema.json</c>.</param>
public sealed record PluginUpdate(
    string Id, string From, string To, Digest Bundle, string State, IReadOnlyList<PermissionChange> Permissions, bool NeedsReview,
    IReadOnlyList<SchemaChange> Settings, IReadOnlyList<SchemaChange> Output, PluginDoctorReport Health, IReadOnlyList<string> Next)
{
    [JsonIgnore]
    public Card Card => PluginCard.Of($"Update of {Id}: {From} → {To}", $"Installed beside {From}, which stays in use. Health: {Health.Verdict}.", Health.Verdict,
        [("State", State), ("Bundle sha256", Bundle.ToString()), ("Permissions", Permissions.Count == 0 ? "the same" : NeedsReview ? "wider: needs a review" : "not wider"), ("Settings", Count(Settings)), ("Output", Count(Output))],
        [
            new("Permissions", ["What", From, To, "Wider"], [.. Permissions.Select(change => (IReadOnlyList<string>)[change.What, change.Before, change.After, change.Widens ? "yes" : "no"])]),
            Table("Settings", Settings), Table("Output", Output),
            new("Health", ["Check", "Status", "Found"], [.. Health.Checks.Select(check => (IReadOnlyList<string>)[check.Name, check.Status, check.Found])]),
        ], Next);

    internal static async Task<PluginUpdate> OfferAsync(HarnessSession session, string path, bool run, CancellationToken cancellationToken)
    {
        var (candidate, inUse, package) = PackageArrival.Offer(session, path);
        var before = PackageOf(session, inUse);
        var health = await PluginDoctor.ExamineAsync(session, candidate.Id, candidate.Version, run, cancellationToken).ConfigureAwait(false);
        var known = KnownPlugins.Of(session);
        var needsReview = Approval.Of(session, known, candidate, inUse) is null;
        return new(
            candidate.Id, inUse.Version, candidate.Version, candidate.Bundle, candidate.State, Plugins.Permissions.Between(before.Manifest, package.Package.Manifest), needsReview,
            SchemaDiff.Between(before.ConfigSchema, package.Package.ConfigSchema), SchemaDiff.Between(before.OutputSchema, package.Package.OutputSchema), health, health.Verdict == "fail" ? Repair(candidate) : Steps(candidate, needsReview));
    }

    internal static PluginPackage PackageOf(HarnessSession session, PluginRow row) => row.Origin == "installed"
        ? StoredBundle.Read(session.AppData, row).Package : PackageSource.Read(Path.Combine(session.Options.ShippedPlugins, row.Id)).Package;

    private static IReadOnlyList<string> Steps(PluginRow candidate, bool needsReview) =>
    [
        $"stat-harness plugins simulate {candidate.Id}",
        .. needsReview ? [$"stat-harness plugins review {candidate.Id}"] : Array.Empty<string>(),
        $"stat-harness plugins switch {candidate.Id} {candidate.Version}{(needsReview ? $" --approve {candidate.Bundle.Abbreviated}" : "")}",
    ];

    /// <summary>It would not be let into the place of one that works.</summary>
    private static IReadOnlyList<string> Repair(PluginRow candidate) =>
    [
        $"stat-harness plugins doctor {candidate.Id} --version {candidate.Version}",
        $"stat-harness plugins remove {candidate.Id} --version {candidate.Version}",
    ];

    private static string Count(IReadOnlyList<SchemaChange> changes) => changes.Count == 0 ? "the same" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{changes.Count} {(changes.Count == 1 ? "difference" : "differences")}");

    private static CardTable Table(string caption, IReadOnlyList<SchemaChange> changes) =>
        new(caption, ["Path", "Change", "Before", "After"], [.. changes.Select(change => (IReadOnlyList<string>)[change.Path, change.Change, change.Before ?? "–", change.After ?? "–"])]);
}
