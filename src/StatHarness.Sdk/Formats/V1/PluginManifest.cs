using System.Text.Json.Serialization;

namespace StatHarness.Sdk.Formats.V1;

/// <summary><c>plugin.json</c>: what a package is, needs and may do.</summary>
/// <param name="Type">ingest, profile, transform, analysis, report, llm or planner.</param>
/// <param name="Harness">Range of harness versions it works with, such as <c>&gt;=0.1 &lt;1.0</c>.</param>
/// <param name="DependsOn">Ids whose results must be there first.</param>
/// <param name="ResourceClass">light, normal or heavy.</param>
public sealed record PluginManifest(
    [property: JsonPropertyName("$schema")] string? Schema,
    string Id,
    string Name,
    string Version,
    string Type,
    string Harness,
    string Description,
    PluginNeeds Needs,
    IReadOnlyList<string> DependsOn,
    string ResourceClass,
    IReadOnlyList<string> Capabilities,
    PluginBudget Budget,
    string? Citation)
{
    /// <summary>Systems it works on: linux, windows, macos; all when empty.</summary>
    public IReadOnlyList<string> Os { get; init; } = [];

    /// <summary>Range of Sdk versions it was written for.</summary>
    public string Sdk { get; init; } = ">=0";

    /// <summary>Plugin id → range of versions, for the entries of <see cref="DependsOn"/> that name one.</summary>
    public IReadOnlyDictionary<string, string> Requires { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>What must be there for the plugin to apply. Keys are the names that the script uses, values are roles.</summary>
/// <param name="Roles">All of these, or the plugin is not applicable.</param>
/// <param name="Optional">Used when there.</param>
/// <param name="Columns"><c>none</c>: only the columns of the roles; <c>all</c>: every column; <c>numeric</c>: every number column.</param>
/// <param name="MinColumns">Fewest columns of the kind <paramref name="Columns"/> names.</param>
/// <param name="Upstream"><c>declared</c>: results of <c>depends_on</c>; <c>all</c>: results of every other plugin (reports).</param>
public sealed record PluginNeeds(
    IReadOnlyDictionary<string, string> Roles,
    IReadOnlyDictionary<string, string> Optional,
    string Columns,
    int MinColumns,
    string Upstream);

public sealed record PluginBudget(int TimeMs, int MemoryMb);
