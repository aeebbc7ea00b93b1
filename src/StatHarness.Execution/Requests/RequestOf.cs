using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>
/// What a worker is told. Nothing stands here that the execution key does not cover: only granted columns, numbered among
/// themselves, and no ledger, since the same data from another file must give the same result.
/// </summary>
internal static class RequestOf
{
    public static PluginRequest Execution(PlannedExecution planned, PluginPackage package, DatasetRecord dataset, ExecutionKey key, IReadOnlyDictionary<string, PluginResult> upstream)
    {
        // What is needed but not declared is not there: the script says so by itself.
        var granted = planned.Capabilities.Any(capability => capability is "dataset:read" or SqlView.OfRows) ? planned.Columns.ToHashSet(StringComparer.Ordinal) : [];
        if (!planned.Capabilities.Contains("upstream:read")) upstream = new Dictionary<string, PluginResult>(StringComparer.Ordinal);
        var columns = dataset.Columns.Where(column => granted.Contains(column.Name)).OrderBy(column => column.Index).ToList();
        return new PluginRequest(
            1, package.Manifest, DataHash(key, dataset), dataset.Rows,
            [.. columns.Select((column, index) => new GrantedColumn(column.Name, index, TypeName(column), column.Object.ToString(), RoleOf(column, dataset)))],
            planned.Roles, planned.Settings, planned.Seed, upstream, Card(dataset, columns))
        { State = planned.State?.ToString() };
    }

    /// <summary>The whole table's hash only for who sees the whole table; else a hash of what is seen.</summary>
    private static Digest DataHash(ExecutionKey key, DatasetRecord dataset) => key.Columns.Count == dataset.Columns.Count
        ? dataset.DataHash
        : Fingerprint.Of("granted_data.v1", new JsonObject { ["rows"] = key.Rows, ["columns"] = HarnessJson.Node(key.Columns) });

    private static JsonObject Card(DatasetRecord dataset, List<ColumnRecord> columns) => new()
    {
        ["rows"] = dataset.Rows,
        ["columns"] = new JsonArray([.. columns.Select((column, index) => new JsonObject
        {
            ["name"] = column.Name,
            ["index"] = index,
            ["type"] = TypeName(column),
            ["nulls"] = column.Nulls,
            ["distinct"] = column.Distinct,
        })]),
        ["roles"] = new JsonArray([.. dataset.Roles.Where(role => columns.Any(column => column.Name == role.Column)).Select(role => HarnessJson.Node(role))]),
    };

    private static string TypeName(ColumnRecord column) => HarnessJson.Node(column.Type).GetValue<string>();

    private static string? RoleOf(ColumnRecord column, DatasetRecord dataset) => dataset.Roles
        .Where(role => role.Column == column.Name)
        .OrderByDescending(role => role.Points).ThenBy(role => role.Role, StringComparer.Ordinal)
        .Select(role => role.Role).FirstOrDefault();
}
