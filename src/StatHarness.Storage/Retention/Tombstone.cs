namespace StatHarness.Storage;

/// <summary>What was removed: when, why, by which command. Never changed; what comes back later has a row of its own again.</summary>
/// <param name="Kind">run, dataset, dataset_version, upload, result, compiled, object or leftover.</param>
/// <param name="Subject">Its id or path.</param>
/// <param name="Digest">What it held, where that has a hash other than the subject.</param>
public sealed record Tombstone(string Kind, string Subject, string? Digest, long Bytes, string Why, string Command, DateTimeOffset At);

public sealed class TombstoneStore
{
    private const string Columns = "kind, subject, digest, bytes, why, command, at";

    private readonly StateDatabase _state;

    internal TombstoneStore(StateDatabase state) => _state = state;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Tombstone> List() => Query($"SELECT {Columns} FROM tombstones ORDER BY id DESC");

    /// <summary>The last of each removed run, by its id.</summary>
    public IReadOnlyDictionary<string, Tombstone> OfRuns()
    {
        var last = new Dictionary<string, Tombstone>(StringComparer.Ordinal);
        foreach (var stone in Query($"SELECT {Columns} FROM tombstones WHERE kind = 'run' ORDER BY id")) last[stone.Subject] = stone;
        return last;
    }

    public Tombstone? OfRun(string runId) => Query($"SELECT {Columns} FROM tombstones WHERE kind = 'run' AND subject = ?1 ORDER BY id DESC LIMIT 1", runId).FirstOrDefault();

    /// <param name="idOrPrefix">Data hash, dataset version id or raw sha256, or at least eight characters of one.</param>
    public Tombstone? OfDataset(string idOrPrefix) => idOrPrefix.Length < 8 ? null : Query(
        $"SELECT {Columns} FROM tombstones WHERE kind IN ('dataset', 'dataset_version', 'upload') AND substr(subject, 1, length(?1)) = ?1 ORDER BY id DESC LIMIT 1", idOrPrefix).FirstOrDefault();

    /// <summary>When each thing went for the last time.</summary>
    internal IReadOnlyDictionary<(string Kind, string Subject), DateTimeOffset> Last() => _state.Read(sql => sql.Query(
        "SELECT kind, subject, MAX(at) FROM tombstones GROUP BY kind, subject", row => (Key: (row.GetString(0), row.GetString(1)), At: Statements.At(row.GetString(2))))).ToDictionary(row => row.Key, row => row.At);

    /// <summary>Records removals that follow; a pinned subject aborts the transaction.</summary>
    internal static void Bury(Statements sql, IEnumerable<SweepItem> items, string command, DateTimeOffset at)
    {
        foreach (var item in items)
        {
            Write(sql, new Tombstone(item.Kind, item.Subject, item.Digest, item.Bytes, item.Why, command, at));
            sql.Event(at, "removed_" + item.Kind, item.Subject, new System.Text.Json.Nodes.JsonObject { ["bytes"] = item.Bytes, ["why"] = item.Why, ["command"] = command }.ToJsonString(Core.Json.HarnessJson.Options));
        }
    }

    internal static void Write(Statements sql, Tombstone stone) => sql.Execute(
        $"INSERT INTO tombstones ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        stone.Kind, stone.Subject, stone.Digest, stone.Bytes, stone.Why, stone.Command, Statements.Stamp(stone.At));

    internal static List<Tombstone> All(Statements sql) => sql.Query($"SELECT {Columns} FROM tombstones ORDER BY id", Row);

    private List<Tombstone> Query(string text, params object?[] arguments) => _state.Read(sql => sql.Query(text, Row, arguments));

    private static Tombstone Row(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5), Statements.At(row.GetString(6)));
}
