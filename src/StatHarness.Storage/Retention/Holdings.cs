using StatHarness.Core;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Storage;

/// <param name="State">As in the catalogue.</param>
/// <param name="Directories">Those that are there: published, partial, both or none.</param>
internal sealed record HeldRun(string RunId, string State, string DataHash, string? ReportHash, DateTimeOffset EndedAt, IReadOnlyList<string> Directories);

/// <param name="LastUse">When it was made or its bytes came for the last time.</param>
/// <param name="IsKnown">Whether the catalogue has a reading of it.</param>
internal sealed record HeldDataset(string DataHash, string Directory, IReadOnlyList<DatasetRecord> Readings, DateTimeOffset LastUse, bool IsKnown);

internal sealed record HeldUpload(string Sha256, string Directory, DateTimeOffset LastSeen);

/// <summary>A row of a cache and the object that it names.</summary>
internal sealed record HeldCache(string Key, string Object, DateTimeOffset RecordedAt);

internal sealed record HeldUse(string RunId, string DataHash);

/// <summary>What is there, by directories and catalogue. The directories are the truth; a card or manifest that cannot be read ends the look, since nobody knows what it needs.</summary>
internal static class Holdings
{
    public static List<HeldRun> Runs(AppData appData)
    {
        var root = Path.Combine(appData.Root, "runs");
        return appData.State.Read(sql => sql.Query(
            "SELECT run_id, state, data_hash, report_hash, COALESCE(finished_at, started_at) FROM runs ORDER BY started_at DESC, run_id DESC",
            row => new HeldRun(
                row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), Statements.At(row.GetString(4)),
                [.. new[] { Path.Combine(root, row.GetString(0)), Path.Combine(root, ".partial-" + row.GetString(0)) }.Where(Directory.Exists)])));
    }

    /// <summary>Data that run directories name which the catalogue does not know.</summary>
    public static HashSet<string> DataOfUnknownRuns(AppData appData, IEnumerable<HeldRun> known)
    {
        var paths = known.SelectMany(run => run.Directories).ToHashSet(StringComparer.Ordinal);
        return [.. Directory.EnumerateDirectories(Path.Combine(appData.Root, "runs"))
            .Where(path => !paths.Contains(path) && File.Exists(Path.Combine(path, RunDirectory.ManifestName)))
            .Select(path => RunStore.ReadManifest(path).Dataset.DataHash.ToString())];
    }

    public static List<HeldDataset> Datasets(AppData appData)
    {
        var times = appData.State.Read(sql => sql.Query(
            """
            SELECT v.data_hash, MAX(v.created_at), (SELECT MAX(i.seen_at) FROM upload_instances i JOIN dataset_versions w ON w.raw_sha256 = i.raw_sha256 WHERE w.data_hash = v.data_hash)
            FROM dataset_versions v GROUP BY v.data_hash
            """,
            row => (DataHash: row.GetString(0), Created: row.GetString(1), Seen: row.IsDBNull(2) ? "" : row.GetString(2))))
            .ToDictionary(row => row.DataHash, row => Statements.At(string.CompareOrdinal(row.Created, row.Seen) >= 0 ? row.Created : row.Seen), StringComparer.Ordinal);
        return [.. Folders(Path.Combine(appData.Root, "datasets")).Select(folder => new HeldDataset(
            folder.Name, folder.FullName,
            [.. folder.EnumerateFiles("*.json").Where(file => file.Name[0] != '.').OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => DatasetStore.ReadCard(file.FullName))],
            times.TryGetValue(folder.Name, out var at) ? at : new(folder.LastWriteTimeUtc), times.ContainsKey(folder.Name)))];
    }

    public static List<HeldUpload> Uploads(AppData appData)
    {
        var seen = appData.State.Read(sql => sql.Query("SELECT raw_sha256, MAX(seen_at) FROM upload_instances GROUP BY raw_sha256", row => (row.GetString(0), Statements.At(row.GetString(1)))))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        return [.. Folders(Path.Combine(appData.Root, "uploads", "by-sha")).Select(folder => new HeldUpload(folder.Name, folder.FullName, seen.TryGetValue(folder.Name, out var at) ? at : new(folder.LastWriteTimeUtc)))];
    }

    public static List<HeldCache> Results(AppData appData) => Cache(appData, "SELECT execution_key, result_digest, recorded_at FROM results ORDER BY execution_key");

    public static List<HeldCache> Compiled(AppData appData) => Cache(appData, "SELECT compile_key, assembly_digest, recorded_at FROM compiled ORDER BY compile_key");

    /// <summary>Who used which execution key.</summary>
    public static ILookup<string, HeldUse> Uses(AppData appData) => appData.State.Read(sql => sql.Query(
        "SELECT execution_key, run_id, data_hash FROM executions", row => (Key: row.GetString(0), Use: new HeldUse(row.GetString(1), row.GetString(2))))).ToLookup(row => row.Key, row => row.Use, StringComparer.Ordinal);

    /// <summary>Slices of the catalogue that plugins of these runs have read.</summary>
    public static HashSet<string> States(AppData appData, HashSet<string> runs) => [.. appData.State.Read(sql => sql.Query(
        "SELECT run_id, json_extract(key_parts, '$.state') FROM executions WHERE json_extract(key_parts, '$.state') IS NOT NULL", row => (RunId: row.GetString(0), Slice: row.GetString(1))))
        .Where(read => runs.Contains(read.RunId)).Select(read => read.Slice)];

    public static IEnumerable<FileInfo> ObjectFiles(AppData appData) =>
        Folders(Path.Combine(appData.Root, "objects")).SelectMany(folder => folder.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal));

    private static IEnumerable<DirectoryInfo> Folders(string path) =>
        new DirectoryInfo(path).EnumerateDirectories().Where(folder => folder.LinkTarget is null).OrderBy(folder => folder.Name, StringComparer.Ordinal);

    private static List<HeldCache> Cache(AppData appData, string query) =>
        appData.State.Read(sql => sql.Query(query, row => new HeldCache(row.GetString(0), row.GetString(1), Statements.At(row.GetString(2)))));
}
