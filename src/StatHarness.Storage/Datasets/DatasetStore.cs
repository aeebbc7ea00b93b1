using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Storage;

/// <summary>
/// Dataset versions at <c>datasets/&lt;data_hash&gt;/</c>. The first reading of some data is <c>dataset.json</c>; other files or
/// options that mean the same data lie beside it as <c>reading-&lt;dataset_version_id&gt;.json</c>.
/// </summary>
public sealed class DatasetStore
{
    private readonly string _root;
    private readonly StateDatabase _state;
    private readonly ObjectStore _objects;
    private readonly Func<StagingArea> _staging;

    internal DatasetStore(string root, StateDatabase state, ObjectStore objects, Func<StagingArea> staging)
    {
        _root = root;
        _state = state;
        _objects = objects;
        _staging = staging;
    }

    /// <summary>The dataset that the same bytes gave under the same options; null when there is none or one of its columns is gone or damaged.</summary>
    public DatasetRecord? FindByReading(Digest rawSha256, Digest optionsHash)
    {
        var cards = _state.Read(sql => sql.Query(
            "SELECT card FROM dataset_versions WHERE raw_sha256 = ?1 AND options_hash = ?2 ORDER BY created_at DESC, dataset_version_id",
            row => row.GetString(0), rawSha256.ToString(), optionsHash.ToString()));
        return cards.Select(Card).FirstOrDefault(card => card is not null && card.Columns.All(column => _objects.IsWhole(column.Object)));
    }

    /// <param name="idOrPrefix">Dataset version id, data hash or raw sha256, or the beginning of one.</param>
    /// <returns>The first reading when several mean the same data; null when nothing begins so.</returns>
    /// <exception cref="DiagnosticException">SH4008: it begins several that mean different data.</exception>
    public DatasetRecord? Find(string idOrPrefix)
    {
        if (idOrPrefix.Length == 0) return null;
        var found = _state.Read(sql => sql.Query(
            """
            SELECT dataset_version_id, data_hash, card FROM dataset_versions
            WHERE substr(dataset_version_id, 1, length(?1)) = ?1 OR substr(data_hash, 1, length(?1)) = ?1 OR substr(raw_sha256, 1, length(?1)) = ?1
            ORDER BY created_at, dataset_version_id
            """,
            row => (Id: row.GetString(0), DataHash: row.GetString(1), Card: row.GetString(2)), idOrPrefix));
        if (found.FirstOrDefault(row => row.Id == idOrPrefix) is { Id: not null } exact) return Card(exact.Card);
        if (found.Select(row => row.DataHash).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            throw StorageDiagnostics.Ambiguous("dataset", idOrPrefix, found.Select(row => row.Id));
        }
        return found.Count == 0 ? null : Card(found[0].Card);
    }

    /// <summary>What came last under a name that <paramref name="isLike"/> accepts, leaving out these bytes; of names equal to <paramref name="fileName"/> before all others.</summary>
    /// <returns>The latest reading of those bytes; null when nothing like it came.</returns>
    public NamedReading? LatestLike(string fileName, Func<string, bool> isLike, Digest otherThan)
    {
        var named = _state.Read(sql => sql.Query(
            """
            SELECT file_name, raw_sha256, MAX(seen_at) FROM upload_instances
            WHERE raw_sha256 <> ?1 AND EXISTS (SELECT 1 FROM dataset_versions v WHERE v.raw_sha256 = upload_instances.raw_sha256)
            GROUP BY file_name, raw_sha256 ORDER BY file_name <> ?2, MAX(id) DESC
            """,
            row => (Name: row.GetString(0), Raw: row.GetString(1), SeenAt: Statements.At(row.GetString(2))), otherThan.ToString(), fileName));
        foreach (var upload in named.Where(upload => isLike(upload.Name)))
        {
            var cards = _state.Read(sql => sql.Query(
                "SELECT card FROM dataset_versions WHERE raw_sha256 = ?1 ORDER BY created_at DESC, dataset_version_id", row => row.GetString(0), upload.Raw));
            if (cards.Select(Card).FirstOrDefault(card => card is not null) is { } dataset) return new(upload.Name, upload.SeenAt, dataset);
        }
        return null;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DatasetRecord> List() =>
        [.. _state.Read(sql => sql.Query("SELECT card FROM dataset_versions ORDER BY created_at, dataset_version_id", row => row.GetString(0)))
            .Select(Card).OfType<DatasetRecord>()];

    /// <summary>Columns first, then the card, then the catalogue: whatever breaks, no card names a column that is not there.</summary>
    /// <param name="columns">Each column's object and the staged file that holds it.</param>
    public void Save(DatasetRecord dataset, IReadOnlyList<(Digest Object, string StagedPath)> columns)
    {
        _objects.PutFiles([.. columns.Where(column => File.Exists(column.StagedPath))]);
        foreach (var column in dataset.Columns)
        {
            if (!_objects.Contains(column.Object)) throw StorageDiagnostics.ObjectMissing(_objects.PathOf(column.Object), column.Object);
        }
        var card = WriteCard(dataset);
        _state.Write(sql =>
        {
            var now = _state.Time.GetUtcNow();
            var added = sql.Execute(
                "INSERT OR IGNORE INTO dataset_versions (dataset_version_id, data_hash, raw_sha256, options_hash, card, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                dataset.DatasetVersionId, dataset.DataHash.ToString(), dataset.Source.RawSha256.ToString(), dataset.Source.OptionsHash.ToString(), card, Statements.Stamp(now));
            if (added > 0) sql.Event(now, "dataset_saved", dataset.DatasetVersionId);
            return added;
        });
    }

    /// <summary>The folder of a dataset's cards.</summary>
    /// <exception cref="DiagnosticException">SH4028: it is a link.</exception>
    public string PathOf(Digest dataHash) => StorePath.Under(_root, dataHash.ToString());

    private string WriteCard(DatasetRecord dataset)
    {
        var folder = PathOf(dataset.DataHash);
        var bytes = CanonicalJson.Bytes(dataset);
        if (!Directory.Exists(folder) && PublishFirst(folder, bytes)) return RelativeCard(dataset, "dataset.json");
        var first = Path.Combine(folder, "dataset.json");
        if (!File.Exists(first) || Card(RelativeCard(dataset, "dataset.json"))?.DatasetVersionId == dataset.DatasetVersionId)
        {
            Replace(first, bytes);
            return RelativeCard(dataset, "dataset.json");
        }
        var name = $"reading-{dataset.DatasetVersionId}.json";
        Replace(Path.Combine(folder, name), bytes);
        return RelativeCard(dataset, name);
    }

    private void Replace(string path, byte[] bytes)
    {
        using var staging = _staging();
        var aside = staging.NewFile();
        AtomicFile.Write(aside, bytes);
        AtomicFile.Publish(aside, path);
    }

    private bool PublishFirst(string folder, byte[] bytes)
    {
        using var staging = _staging();
        var aside = Path.Combine(staging.Path, "dataset");
        Directory.CreateDirectory(aside);
        AtomicFile.Write(Path.Combine(aside, "dataset.json"), bytes);
        try
        {
            AtomicFile.Publish(aside, folder);
            return true;
        }
        // Another process published the same data first; ours becomes a further reading.
        catch (IOException) when (Directory.Exists(folder))
        {
            return false;
        }
    }

    private static string RelativeCard(DatasetRecord dataset, string name) => $"{dataset.DataHash}/{name}";

    private DatasetRecord? Card(string relative)
    {
        var path = StorePath.Under(_root, relative);
        return File.Exists(path) ? ReadCard(path) : null;
    }

    /// <exception cref="DiagnosticException">SH4009: it cannot be read.</exception>
    internal static DatasetRecord ReadCard(string path)
    {
        try
        {
            return HarnessJson.Read<DatasetRecord>(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            throw StorageDiagnostics.CardUnreadable(path, e);
        }
    }
}
