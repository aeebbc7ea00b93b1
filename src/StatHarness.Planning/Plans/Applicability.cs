using System.Globalization;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Planning;

/// <summary>Binds what a plugin needs to what the dataset has.</summary>
/// <param name="Roles">Name in the script → role and column.</param>
/// <param name="Columns">Granted, in table order.</param>
/// <param name="Missing">Empty when the plugin applies.</param>
internal sealed record Applicability(IReadOnlyDictionary<string, RoleUse> Roles, IReadOnlyList<ColumnRecord> Columns, IReadOnlyList<MissingNeed> Missing)
{
    public static Applicability Of(PluginManifest manifest, DatasetRecord dataset)
    {
        var roles = new SortedDictionary<string, RoleUse>(StringComparer.Ordinal);
        var missing = new List<MissingNeed>();
        foreach (var (name, role) in manifest.Needs.Roles.Concat(manifest.Needs.Optional).OrderBy(need => need.Key, StringComparer.Ordinal))
        {
            if (Best(dataset, role) is { } found) roles[name] = new RoleUse(found.Role, found.Column, found.Confidence);
            else if (manifest.Needs.Roles.ContainsKey(name)) missing.Add(new MissingNeed($"role {role}", FoundRoles(dataset)));
        }
        var kind = dataset.Columns.Where(column => IsOfKind(column, manifest.Needs.Columns)).ToList();
        if (kind.Count < manifest.Needs.MinColumns) missing.Add(TooFew(manifest.Needs, kind.Count));
        var granted = roles.Values.Select(use => use.Column).ToHashSet(StringComparer.Ordinal);
        return new(roles, [.. dataset.Columns.Where(column => granted.Contains(column.Name) || kind.Contains(column)).OrderBy(column => column.Index)], missing);
    }

    /// <summary>Of several columns that play a role, the one with the most points; then the first.</summary>
    private static RoleRecord? Best(DatasetRecord dataset, string role) => dataset.Roles
        .Where(record => record.Role == role)
        .OrderByDescending(record => record.Points)
        .ThenBy(record => dataset.Columns.FirstOrDefault(column => column.Name == record.Column)?.Index ?? int.MaxValue)
        .FirstOrDefault();

    private static bool IsOfKind(ColumnRecord column, string kind) => kind switch
    {
        "all" => true,
        "numeric" => column.Type is ColumnType.Int64 or ColumnType.Float64 or ColumnType.Decimal,
        _ => false,
    };

    private static MissingNeed TooFew(PluginNeeds needs, int found)
    {
        var kind = needs.Columns == "numeric" ? "number columns" : "columns";
        return new(string.Create(CultureInfo.InvariantCulture, $"at least {needs.MinColumns} {kind}"), string.Create(CultureInfo.InvariantCulture, $"{found} {kind}"));
    }

    private static string FoundRoles(DatasetRecord dataset) => dataset.Roles.Count == 0
        ? "no roles"
        : "roles " + string.Join(", ", dataset.Roles.Select(role => $"{role.Role} ({role.Column})").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
