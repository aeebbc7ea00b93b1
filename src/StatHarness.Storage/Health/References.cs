using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Holds the catalogue against the directories.</summary>
internal static class References
{
    private const string RestoreHint = "`stat-harness db restore` enters them again.";

    public static StorageCheck Runs(string root, Statements sql)
    {
        var buried = HasTombstones(sql) ? " AND NOT EXISTS (SELECT 1 FROM tombstones WHERE kind = 'run' AND subject = run_id)" : "";
        var known = sql.Query("SELECT run_id FROM runs", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var lost = sql.Query($"SELECT run_id FROM runs WHERE report_hash IS NOT NULL{buried} ORDER BY run_id", row => row.GetString(0)).Where(id => !Directory.Exists(Path.Combine(root, "runs", id))).ToList();
        var unknown = Folders(Path.Combine(root, "runs")).Where(name => RunId.TryParse(name, out _) && !known.Contains(name)).ToList();
        if (lost.Count > 0) return new("runs", "fail", $"{Count(lost)} completed and have no directory: {Some(lost)}", "Restore the directories from a backup of appdata.");
        return unknown.Count > 0
            ? new("runs", "warn", $"{Count(unknown)} directories are not in the catalogue: {Some(unknown)}", RestoreHint)
            : new("runs", "ok", $"{Count(known)} in the catalogue, each completed one with its directory");
    }

    public static StorageCheck Datasets(string root, Statements sql)
    {
        var versions = sql.Query("SELECT dataset_version_id, card, raw_sha256 FROM dataset_versions ORDER BY dataset_version_id", row => (Id: row.GetString(0), Card: row.GetString(1), Raw: row.GetString(2)));
        List<string> missing = [];
        foreach (var version in versions)
        {
            var path = Path.Combine(root, "datasets", version.Card);
            if (!File.Exists(path)) missing.Add($"the card of {version.Id}");
            else
            {
                if (!File.Exists(Path.Combine(root, "uploads", "by-sha", version.Raw, "raw"))) missing.Add($"the upload {version.Raw}");
                missing.AddRange(ColumnsOf(path).Where(digest => !File.Exists(ObjectPath(root, digest))).Select(digest => $"the column {digest}"));
            }
        }
        return missing.Count == 0
            ? new("datasets", "ok", $"{Count(versions)}, each with its card, its upload and all columns")
            : new("datasets", "fail", $"{Count(missing)} things are missing: {Some(missing)}", "Ingest the file again: that brings them back.");
    }

    public static StorageCheck Cached(string root, Statements sql)
    {
        var named = sql.Query("SELECT result_digest FROM results UNION SELECT assembly_digest FROM compiled", row => row.GetString(0));
        var missing = named.Where(digest => !File.Exists(ObjectPath(root, digest))).ToList();
        return missing.Count == 0
            ? new("cache", "ok", $"{Count(named)} results and compiled plugins, all there")
            : new("cache", "warn", $"{Count(missing)} of {Count(named)} are gone: {Some(missing)}", "Nothing to do: they are computed again when needed.");
    }

    private static IEnumerable<string> ColumnsOf(string card)
    {
        try
        {
            return [.. DatasetStore.ReadCard(card).Columns.Select(column => column.Object.ToString())];
        }
        catch (DiagnosticException)
        {
            return ["of the unreadable card " + card];
        }
    }

    private static bool HasTombstones(Statements sql) => sql.Query("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'tombstones'", row => row.GetInt32(0))[0] > 0;

    private static IEnumerable<string> Folders(string path) => Directory.Exists(path) ? Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal) : [];

    private static string ObjectPath(string root, string digest) => Path.Combine(root, "objects", digest[..2], digest);

    private static string Count<T>(IReadOnlyCollection<T> things) => things.Count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Some(List<string> all) => string.Join(", ", all.Take(3)) + (all.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - 3} more") : "");
}
