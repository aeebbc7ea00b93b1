using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Data;

/// <summary>What a table means: its rows, and of each column in order the name, type and object. An object is a column file, whose bytes depend on type and values only.</summary>
public static class DataHash
{
    public const string Scheme = "data_hash.v2";

    public static Digest Of(long rows, IEnumerable<(string Name, ColumnType Type, Digest Object)> columns)
    {
        var parts = new JsonArray();
        foreach (var (name, type, values) in columns)
            parts.Add((JsonNode)new JsonObject { ["name"] = name, ["type"] = HarnessJson.Node(type), ["object"] = values.ToString() });
        return Fingerprint.Of(Scheme, new JsonObject { ["columns"] = parts, ["rows"] = rows });
    }
}
