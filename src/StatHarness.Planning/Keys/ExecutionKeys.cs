using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Planning.Formats.V1;

namespace StatHarness.Planning;

/// <summary>The key of a planned execution, once the results of what it depends on are known.</summary>
public static class ExecutionKeys
{
    /// <param name="results">Plugin id → digest of its result; dependencies that are absent gave none.</param>
    public static ExecutionKey Of(PlannedExecution planned, DatasetRecord dataset, Digest environmentHash, IReadOnlyDictionary<string, Digest> results)
    {
        var granted = planned.Columns.ToHashSet(StringComparer.Ordinal);
        return new ExecutionKey(
            planned.Identity, planned.SettingsHash, dataset.Rows,
            [.. dataset.Columns.Where(column => granted.Contains(column.Name)).OrderBy(column => column.Index)
                .Select(column => new KeyColumn(column.Name, TypeName(column), column.Object, RolesOf(column, planned, dataset)))],
            [.. planned.DependsOn.Where(results.ContainsKey).Order(StringComparer.Ordinal).Select(id => new KeyUpstream(id, results[id]))],
            environmentHash, planned.Seed) { State = planned.State };
    }

    private static string TypeName(ColumnRecord column) => HarnessJson.Node(column.Type).GetValue<string>();

    private static Digest RolesOf(ColumnRecord column, PlannedExecution planned, DatasetRecord dataset) => Fingerprint.Of("column_roles.v1", new JsonObject
    {
        ["bound"] = new JsonArray([.. planned.Roles.Where(role => role.Value.Column == column.Name).OrderBy(role => role.Key, StringComparer.Ordinal)
            .Select(role => new JsonObject { ["name"] = role.Key, ["use"] = HarnessJson.Node(role.Value) })]),
        ["found"] = new JsonArray([.. dataset.Roles.Where(role => role.Column == column.Name).OrderBy(role => role.Role, StringComparer.Ordinal).Select(role => HarnessJson.Node(role))]),
    });
}
