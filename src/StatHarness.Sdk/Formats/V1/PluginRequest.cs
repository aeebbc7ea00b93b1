using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StatHarness.Core;

namespace StatHarness.Sdk.Formats.V1;

/// <summary>What a worker gets: everything the plugin may know. Columns arrive as descriptors under their object digests.</summary>
/// <param name="Roles">Name in the script → role and column, for the roles that the dataset has.</param>
/// <param name="Settings">Effective settings, defaults filled in.</param>
/// <param name="Seed">This plugin's own seed: an unsigned 64-bit number as 16 hex digits, since JSON numbers lose bits.</param>
/// <param name="Upstream">Plugin id → its result.</param>
/// <param name="Dataset">Rows, columns with types and roles, ledger counts: the identity card without paths, times or names of files.</param>
public sealed record PluginRequest(
    int SchemaVersion,
    PluginManifest Manifest,
    Digest DataHash,
    long RowsTotal,
    IReadOnlyList<GrantedColumn> Columns,
    IReadOnlyDictionary<string, RoleUse> Roles,
    JsonObject Settings,
    string Seed,
    IReadOnlyDictionary<string, PluginResult> Upstream,
    JsonObject Dataset)
{
    /// <summary>Name of the descriptor of a slice of the catalogue; null when none is granted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? State { get; init; }
}

/// <param name="Grant">Name of the descriptor: the object's digest.</param>
/// <param name="Role">Most confident role of the column, if any.</param>
public sealed record GrantedColumn(string Name, int Index, string Type, string Grant, string? Role);
