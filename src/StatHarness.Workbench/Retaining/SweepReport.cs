using System.Text.Json.Serialization;
using StatHarness.Reporting.Cards;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <param name="Kind">run, dataset, dataset_version, rows, upload, result, compiled, object or leftover.</param>
/// <param name="Digest">What it held, where that is not its name.</param>
public sealed record Removal(string Kind, string Subject, string? Digest, long Bytes, string Why);

/// <summary>What went, or would go.</summary>
/// <param name="Deferred">Why datasets, uploads and objects were left alone; null when they were not.</param>
public sealed record SweepReport(bool DryRun, IReadOnlyList<Removal> Removed, long Bytes, int KeptRuns, int PinnedRuns, int KeptDatasets, string? Deferred)
{
    [JsonIgnore]
    public Card Card => SweepCard.Of(
        DryRun, [.. Removed.Select(removal => new SweepLine(removal.Kind, removal.Subject, removal.Bytes, removal.Why))], $"{KeptRuns} runs ({PinnedRuns} pinned), {KeptDatasets} datasets", Deferred);

    internal static SweepReport Of(SweepPlan plan, bool dryRun) =>
        new(dryRun, Removals(plan.Items), plan.Bytes, plan.KeptRuns, plan.PinnedRuns, plan.KeptDatasets, plan.Deferred);

    internal static IReadOnlyList<Removal> Removals(IEnumerable<SweepItem> items) => [.. items.Select(item => new Removal(item.Kind, item.Subject, item.Digest, item.Bytes, item.Why))];
}

/// <summary>What an asked-for deletion took.</summary>
public sealed record DeletionReport(string Subject, IReadOnlyList<Removal> Removed)
{
    public long Bytes => Removed.Sum(removal => removal.Bytes);

    [JsonIgnore]
    public Card Card => SweepCard.Of(dryRun: false, [.. Removed.Select(removal => new SweepLine(removal.Kind, removal.Subject, removal.Bytes, removal.Why))], null, null);
}
