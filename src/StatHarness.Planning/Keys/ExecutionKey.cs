using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Planning;

/// <summary>
/// Everything that a plugin can see, and so everything that its result may depend on: equal parts, equal result.
/// Holds no column that was not granted, so that a change elsewhere in the table re-runs nothing.
/// </summary>
/// <param name="Columns">Granted columns in table order.</param>
/// <param name="Upstream">Results that it is given, by plugin id.</param>
/// <param name="Seed">The plugin's own seed, 16 hex digits.</param>
public sealed record ExecutionKey(
    PluginIdentity Identity,
    Digest SettingsHash,
    long Rows,
    IReadOnlyList<KeyColumn> Columns,
    IReadOnlyList<KeyUpstream> Upstream,
    Digest EnvironmentHash,
    string Seed)
{
    /// <summary>Digest of the slice of the catalogue that it reads; null, and no part of the key, for who reads none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Digest? State { get; init; }

    [JsonIgnore]
    public Digest Hash => Fingerprint.Of("execution_key.v1", HarnessJson.Node(this));
}

/// <param name="Roles">Digest of every role that the column plays or is bound to, with its evidence.</param>
public sealed record KeyColumn(string Name, string Type, Digest Object, Digest Roles);

public sealed record KeyUpstream(string Plugin, Digest Result);
