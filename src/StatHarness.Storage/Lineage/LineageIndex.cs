namespace StatHarness.Storage;

/// <summary>What the catalogue knows of where things came from and went. Every list is bounded; the total says what was left out.</summary>
public sealed class LineageIndex
{
    private readonly StateDatabase _state;

    internal LineageIndex(StateDatabase state) => _state = state;

    /// <summary>Ids of this kind that are or begin with <paramref name="prefix"/>, in ordinal order, at most five.</summary>
    /// <param name="kind">upload, dataset, run, report or result.</param>
    public IReadOnlyList<string> Like(string kind, string prefix)
    {
        var (table, column) = kind switch
        {
            "upload" => ("uploads", "raw_sha256"),
            "dataset" => ("dataset_versions", "dataset_version_id"),
            "run" => ("runs", "run_id"),
            "report" => ("runs", "report_hash"),
            "result" => ("results", "result_digest"),
            _ => throw new System.Diagnostics.UnreachableException(kind),
        };
        return _state.Read(sql => sql.Query($"SELECT DISTINCT {column} FROM {table} WHERE substr({column}, 1, length(?1)) = ?1 ORDER BY {column} LIMIT 5", row => row.GetString(0), prefix));
    }

    /// <summary>Each time the bytes were given, newest first.</summary>
    public Bounded<UploadInstance> Instances(string rawSha256, int limit) => _state.Read(sql => new Bounded<UploadInstance>(
        sql.Query("SELECT file_name, seen_at FROM upload_instances WHERE raw_sha256 = ?1 ORDER BY id DESC LIMIT ?2", row => new UploadInstance(row.GetString(0), Statements.At(row.GetString(1))), rawSha256, limit),
        sql.Query("SELECT count(*) FROM upload_instances WHERE raw_sha256 = ?1", row => row.GetInt32(0), rawSha256)[0]));

    /// <summary>Dataset version ids that were read from the bytes, oldest first.</summary>
    public Bounded<string> DatasetsOf(string rawSha256, int limit) => Ids("dataset_version_id", "FROM dataset_versions WHERE raw_sha256 = ?1", "ORDER BY created_at, dataset_version_id", rawSha256, limit);

    /// <summary>Runs on a dataset version, newest first.</summary>
    public Bounded<string> RunsOf(string datasetVersionId, int limit) => Ids("run_id", "FROM runs WHERE dataset_version_id = ?1", "ORDER BY started_at DESC, run_id DESC", datasetVersionId, limit);

    /// <summary>Runs whose report has this hash, newest first.</summary>
    public Bounded<string> RunsReporting(string reportHash, int limit) => Ids("run_id", "FROM runs WHERE report_hash = ?1", "ORDER BY started_at DESC, run_id DESC", reportHash, limit);

    /// <summary>Executions that gave or reused a result object, newest first.</summary>
    public Bounded<ExecutionLine> ExecutionsWith(string resultDigest, int limit) => Executions("r.result_digest = ?1", "e.id DESC", resultDigest, limit);

    /// <summary>What a run executed, in the order in which it ended.</summary>
    public Bounded<ExecutionLine> ExecutionsOf(string runId, int limit) => Executions("e.run_id = ?1", "e.id", runId, limit);

    /// <returns>Raw sha256 of the bytes that a dataset version was read from.</returns>
    public string? UploadOf(string datasetVersionId) =>
        _state.Read(sql => sql.Query("SELECT raw_sha256 FROM dataset_versions WHERE dataset_version_id = ?1", row => row.GetString(0), datasetVersionId)).FirstOrDefault();

    private Bounded<string> Ids(string column, string from, string order, string id, int limit) => _state.Read(sql => new Bounded<string>(
        sql.Query($"SELECT {column} {from} {order} LIMIT ?2", row => row.GetString(0), id, limit), sql.Query($"SELECT count(*) {from}", row => row.GetInt32(0), id)[0]));

    private Bounded<ExecutionLine> Executions(string where, string order, string id, int limit) => _state.Read(sql => new Bounded<ExecutionLine>(
        sql.Query($"SELECT e.run_id, e.plugin, e.outcome, e.cached, r.result_digest, r.run_id FROM executions e LEFT JOIN results r USING (execution_key) WHERE {where} ORDER BY {order} LIMIT ?2",
            row => new ExecutionLine(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5)), id, limit),
        sql.Query($"SELECT count(*) FROM executions e LEFT JOIN results r USING (execution_key) WHERE {where}", row => row.GetInt32(0), id)[0]));
}

/// <param name="Total">How many there are; <paramref name="Items"/> may hold fewer.</param>
public sealed record Bounded<T>(IReadOnlyList<T> Items, int Total);

/// <summary>One time that bytes were given, under some name.</summary>
public sealed record UploadInstance(string FileName, DateTimeOffset SeenAt);

/// <param name="ComputedBy">The run whose result the index holds.</param>
public sealed record ExecutionLine(string RunId, string Plugin, string Outcome, bool Cached, string? ResultDigest, string? ComputedBy);
