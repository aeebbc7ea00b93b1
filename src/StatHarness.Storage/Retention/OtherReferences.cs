using System.Text.RegularExpressions;

namespace StatHarness.Storage;

/// <summary>
/// Digests that the catalogue mentions anywhere but in tables whose meaning retention knows. Whoever adds a table need not tell
/// retention of it: what a cell of it names, stays.
/// </summary>
internal static partial class OtherReferences
{
    private static readonly HashSet<string> Known = new(
        ["dataset_versions", "events", "executions", "results", "compiled", "tombstones", "uploads", "upload_instances", "pins", "retention", "storage_settings", "plugin_versions", "plugin_reviews", "plugin_events"], StringComparer.Ordinal);

    public static HashSet<string> Digests(AppData appData) => appData.State.Read(sql =>
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var tables = sql.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", row => row.GetString(0));
        foreach (var table in tables.Where(table => !Known.Contains(table))) Collect(sql, table, found);
        return found;
    });

    private static void Collect(Statements sql, string table, HashSet<string> found)
    {
        sql.Query($"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", row =>
        {
            for (var column = 0; column < row.FieldCount; column++)
            {
                if (row.IsDBNull(column) || row.GetFieldType(column) != typeof(string)) continue;
                foreach (Match match in Digest().Matches(row.GetString(column))) found.Add(match.Value);
            }
            return true;
        });
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
