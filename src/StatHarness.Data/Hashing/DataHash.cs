using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Data;

/// <summary>What a table means: its rows, and of each column in order the name, type and values.</summary>
public static class DataHash
{
    public const string Scheme = "data_hash.v1";

    public static Digest Of(long rows, IEnumerable<(string Name, ColumnType Type, Digest ValuesHash)> columns)
    {
        var parts = new JsonArray();
        foreach (var (name, type, values) in columns)
            parts.Add(new JsonObject { ["name"] = name, ["type"] = HarnessJson.Node(type), ["values_hash"] = values.ToString() });
        return Fingerprint.Of(Scheme, new JsonObject { ["columns"] = parts, ["rows"] = rows });
    }
}
