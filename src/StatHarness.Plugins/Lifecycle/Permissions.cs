using System.Globalization;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Plugins;

/// <summary>One thing that a version may do and the other may not, or may do to another extent.</summary>
/// <param name="Widens">Whether the newer version may do more: then it is reviewed before it is used.</param>
public sealed record PermissionChange(string What, string Before, string After, bool Widens);

/// <summary>What a plugin may do, in words, and how two versions differ.</summary>
public static class Permissions
{
    private static readonly string[] ColumnKinds = ["none", "numeric", "all"];

    /// <summary>What a capability lets a plugin do, and what it still cannot do.</summary>
    public static string Meaning(string capability) => capability switch
    {
        "dataset:read" => "reads the columns granted to it, nothing else of the table",
        "dataset:sql" => "asks the columns granted to it in SQL, one SELECT at a time, each recorded; writes nothing",
        "state:read" => "asks what is known of earlier datasets, runs, executions and findings, each query recorded; no file name, no setting, no text of the data",
        "artifacts:write" => "leaves files in the directory of the run, counted and capped, nowhere else",
        "upstream:read" => "reads the results of other plugins of the same run",
        _ => "unknown to this harness",
    };

    /// <summary>Which columns it reads, in words.</summary>
    public static string Columns(PluginNeeds needs)
    {
        var roles = needs.Roles.Values.Concat(needs.Optional.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var kind = needs.Columns switch { "all" => "every column", "numeric" => "every number column", _ => null };
        return (kind, roles.Count) switch
        {
            ("every column", _) => "every column",
            (null, 0) => "no column",
            (null, _) => "columns that play " + string.Join(", ", roles),
            (_, 0) => kind,
            _ => $"{kind}, and columns that play {string.Join(", ", roles)}",
        };
    }

    /// <summary>Empty when the newer version may do exactly what the older may.</summary>
    public static IReadOnlyList<PermissionChange> Between(PluginManifest older, PluginManifest newer)
    {
        var changes = new List<PermissionChange>();
        foreach (var gone in older.Capabilities.Except(newer.Capabilities, StringComparer.Ordinal).Order(StringComparer.Ordinal)) changes.Add(new($"capability {gone}", "granted", "not asked for", Widens: false));
        foreach (var more in newer.Capabilities.Except(older.Capabilities, StringComparer.Ordinal).Order(StringComparer.Ordinal)) changes.Add(new($"capability {more}", "not asked for", "asked for: " + Meaning(more), Widens: true));
        Reads(older.Needs, newer.Needs, changes);
        Number("time budget", older.Budget.TimeMs, newer.Budget.TimeMs, "ms", changes);
        Number("memory budget", older.Budget.MemoryMb, newer.Budget.MemoryMb, "MB", changes);
        return changes;
    }

    private static void Reads(PluginNeeds older, PluginNeeds newer, List<PermissionChange> changes)
    {
        var (before, after) = (Array.IndexOf(ColumnKinds, older.Columns), Array.IndexOf(ColumnKinds, newer.Columns));
        if (before != after) changes.Add(new("columns beyond those of its roles", older.Columns, newer.Columns, after > before));
        var (had, has) = (Roles(older), Roles(newer));
        // Who reads every column reads those of any role as well.
        foreach (var gone in had.Except(has, StringComparer.Ordinal)) changes.Add(new($"role {gone}", "read", "not read", Widens: false));
        foreach (var more in has.Except(had, StringComparer.Ordinal)) changes.Add(new($"role {more}", "not read", "read", Widens: older.Columns != "all"));
        if (older.Upstream != newer.Upstream) changes.Add(new("results of other plugins", older.Upstream, newer.Upstream, newer.Upstream == "all"));
    }

    private static IReadOnlyList<string> Roles(PluginNeeds needs) => [.. needs.Roles.Values.Concat(needs.Optional.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static void Number(string what, int before, int after, string unit, List<PermissionChange> changes)
    {
        if (before != after) changes.Add(new(what, Text(before), Text(after), after > before));

        string Text(int value) => string.Create(CultureInfo.InvariantCulture, $"{value} {unit}");
    }
}
