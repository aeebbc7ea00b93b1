using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Storage;

/// <summary>What was entered into the catalogue from directories.</summary>
/// <param name="Unreadable">Directories whose card or manifest cannot be read; they stay as they are.</param>
public sealed record Reregistered(IReadOnlyList<string> Runs, IReadOnlyList<string> Datasets, IReadOnlyList<string> Uploads, IReadOnlyList<string> Unreadable)
{
    public bool IsEmpty => Runs.Count + Datasets.Count + Uploads.Count + Unreadable.Count == 0;
}

/// <summary>
/// Enters uploads, datasets and runs that are in their directories and not in the catalogue. The directories are the truth; what only the
/// catalogue knew (times of arrival, the history of executions, cached results) is not made up.
/// </summary>
internal static class Reregistration
{
    public static Reregistered Run(string root, StateDatabase state)
    {
        List<string> unreadable = [];
        var cards = Read(Cards(root), DatasetStore.ReadCard, unreadable);
        var manifests = Read(RunFolders(root), RunStore.ReadManifest, unreadable);
        var names = cards.Select(card => (card.Value.Source.RawSha256, card.Value.Source.FileName))
            .Concat(manifests.Select(run => (run.Value.Dataset.RawSha256, run.Value.Dataset.FileName))).ToLookup(pair => pair.RawSha256.ToString(), pair => pair.FileName, StringComparer.Ordinal);
        return state.Write(sql =>
        {
            var now = state.Time.GetUtcNow();
            var found = new Reregistered(
                [],
                [],
                [.. Folders(root, "uploads/by-sha").Where(folder => Upload(sql, folder, names[folder.Name].FirstOrDefault() ?? "unknown")).Select(folder => folder.Name)],
                unreadable);
            found = found with { Datasets = [.. cards.Where(card => Dataset(sql, root, card.Path, card.Value)).Select(card => card.Value.DatasetVersionId)] };
            found = found with { Runs = [.. manifests.Where(run => Run(sql, run.Path, run.Value, now)).Select(run => run.Value.RunId)] };
            foreach (var subject in found.Uploads.Concat(found.Datasets).Concat(found.Runs)) sql.Event(now, "registered_again", subject);
            return found;
        });
    }

    private static bool Upload(Statements sql, DirectoryInfo folder, string fileName)
    {
        var raw = new FileInfo(Path.Combine(folder.FullName, "raw"));
        if (!raw.Exists || !Digest.TryParse(folder.Name, out _)) return false;
        var at = Statements.Stamp(new(raw.LastWriteTimeUtc));
        if (sql.Execute("INSERT OR IGNORE INTO uploads (raw_sha256, size_bytes, first_seen) VALUES (?1, ?2, ?3)", folder.Name, raw.Length, at) == 0) return false;
        sql.Execute("INSERT INTO upload_instances (raw_sha256, file_name, seen_at) VALUES (?1, ?2, ?3)", folder.Name, fileName, at);
        return true;
    }

    private static bool Dataset(Statements sql, string root, string path, DatasetRecord card)
    {
        // A card whose upload is gone stays readable; its row needs the upload's.
        var at = Statements.Stamp(new(File.GetLastWriteTimeUtc(path)));
        sql.Execute("INSERT OR IGNORE INTO uploads (raw_sha256, size_bytes, first_seen) VALUES (?1, ?2, ?3)", card.Source.RawSha256.ToString(), card.Source.SizeBytes, at);
        return sql.Execute(
            "INSERT OR IGNORE INTO dataset_versions (dataset_version_id, data_hash, raw_sha256, options_hash, card, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            card.DatasetVersionId, card.DataHash.ToString(), card.Source.RawSha256.ToString(), card.Source.OptionsHash.ToString(),
            Path.GetRelativePath(Path.Combine(root, "datasets"), path).Replace('\\', '/'), at) > 0;
    }

    private static bool Run(Statements sql, string path, RunManifest manifest, DateTimeOffset now)
    {
        var isPublished = !Path.GetFileName(path).StartsWith('.');
        var end = isPublished ? manifest.Completion : null;
        var bytes = File.ReadAllBytes(Path.Combine(path, RunDirectory.ManifestName));
        return sql.Execute(
            """
            INSERT OR IGNORE INTO runs (run_id, run_fingerprint, dataset_version_id, data_hash, state, lease, report_hash, started_at, finished_at, file_name, manifest, manifest_sha256, why)
            VALUES (?1, ?2, ?3, ?4, ?5, '', ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            manifest.RunId, manifest.RunFingerprint.ToString(), manifest.Dataset.DatasetVersionId, manifest.Dataset.DataHash.ToString(),
            HarnessJson.Node(end?.Outcome ?? RunOutcome.Crashed).GetValue<string>(), end?.ReportHash?.ToString(), Statements.Stamp(manifest.CreatedAt), Statements.Stamp(end?.FinishedAt ?? now), manifest.Dataset.FileName,
            // As when the run began: what continues it needs no more.
            CanonicalJson.Text(HarnessJson.Node(manifest with { Completion = null })), end is null ? null : Digest.Of(bytes).ToString(), end is null ? "The catalogue that knew more was lost." : "") > 0;
    }

    private static List<(string Path, T Value)> Read<T>(IEnumerable<string> paths, Func<string, T> read, List<string> unreadable)
    {
        var all = new List<(string, T)>();
        foreach (var path in paths)
        {
            try
            {
                all.Add((path, read(path)));
            }
            catch (DiagnosticException)
            {
                unreadable.Add(path);
            }
        }
        return all;
    }

    private static IEnumerable<string> Cards(string root) => Folders(root, "datasets")
        .SelectMany(folder => folder.EnumerateFiles("*.json").Where(file => file.Name[0] != '.').OrderBy(file => file.Name, StringComparer.Ordinal)).Select(file => file.FullName);

    private static IEnumerable<string> RunFolders(string root) => Folders(root, "runs")
        .Where(folder => RunId.TryParse(folder.Name.Replace(".partial-", "", StringComparison.Ordinal), out _) && File.Exists(Path.Combine(folder.FullName, RunDirectory.ManifestName)))
        .Select(folder => folder.FullName);

    private static IEnumerable<DirectoryInfo> Folders(string root, string relative) => new DirectoryInfo(Path.Combine(root, relative)) is { Exists: true } parent
        ? parent.EnumerateDirectories().Where(folder => folder.LinkTarget is null).OrderBy(folder => folder.Name, StringComparer.Ordinal) : [];
}
