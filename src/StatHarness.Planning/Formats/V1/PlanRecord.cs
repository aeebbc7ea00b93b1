using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Planning.Formats.V1;

/// <summary><c>plan.json</c>: what will run, why, on which columns, at what expected cost. Contains no clock and no path.</summary>
/// <param name="Seed">Run seed, 16 hex digits.</param>
/// <param name="RunFingerprint">What the run is keyed by (design §4).</param>
/// <param name="Executions">In canonical order: by level of the DAG, then by id.</param>
public sealed record PlanRecord(
    int SchemaVersion,
    string DatasetVersionId,
    Digest DataHash,
    Digest RunFingerprint,
    Digest EnvironmentHash,
    Digest SettingsHash,
    string Seed,
    bool SeedGiven,
    IReadOnlyList<PlannedExecution> Executions);

/// <param name="Decision">run, not_applicable or skipped.</param>
/// <param name="Why">One sentence for people.</param>
/// <param name="Level">0 for no dependency, else one more than the deepest dependency.</param>
/// <param name="Roles">Name in the script → role and column.</param>
/// <param name="Columns">Granted columns, in table order.</param>
/// <param name="Seed">Derived seed of this plugin, 16 hex digits.</param>
/// <param name="Expected">From history; null when it never ran.</param>
/// <param name="Reasons">Ordered reasons why its result is or is not reusable (never run, code, manifest, schema, settings, column X, upstream Y, state slice, environment, seed).</param>
public sealed record PlannedExecution(
    PluginIdentity Identity,
    string Name,
    string Type,
    string Decision,
    string Why,
    int Level,
    IReadOnlyDictionary<string, RoleUse> Roles,
    IReadOnlyList<MissingNeed> Missing,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> DependsOn,
    string ResourceClass,
    IReadOnlyList<string> Capabilities,
    PluginBudget Budget,
    JsonObject Settings,
    Digest SettingsHash,
    string Seed,
    ExpectedCost? Expected,
    bool Cached,
    IReadOnlyList<string> Reasons)
{
    /// <summary>Each setting, by its names joined with dots, and where its value came from: default, project, command or snapshot.</summary>
    public IReadOnlyDictionary<string, string> SettingsFrom { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Digest of the slice of the catalogue that it reads; null for who reads none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Digest? State { get; init; }
}

/// <param name="Need">Role or column kind that is not there.</param>
/// <param name="Found">What the dataset has instead.</param>
public sealed record MissingNeed(string Need, string Found);

public sealed record ExpectedCost(double MedianMs, double LowMs, double HighMs, int Runs);
