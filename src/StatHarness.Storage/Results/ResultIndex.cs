using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Storage;

/// <param name="Outcome">findings, clean or not_applicable: only these are kept for reuse.</param>
/// <param name="RunId">The run that computed it.</param>
public sealed record StoredResult(Digest ResultDigest, string Outcome, string RunId);

/// <summary>One finished execution, for the index, the history and the explanation of later misses.</summary>
/// <param name="KeyParts">What the key is made of.</param>
/// <param name="ResultDigest">Null when there is nothing to reuse.</param>
public sealed record ExecutionEntry(
    string RunId,
    string Plugin,
    Digest DataHash,
    Digest ExecutionKey,
    JsonObject KeyParts,
    string Outcome,
    bool Cached,
    Digest? ResultDigest,
    double DurationMs)
{
    /// <summary>Processor time; null where nothing ran.</summary>
    public double? CpuMs { get; init; }
}

/// <summary>Results by execution key, and what was executed before.</summary>
public sealed class ResultIndex
{
    private readonly StateDatabase _state;

    internal ResultIndex(StateDatabase state) => _state = state;

    public StoredResult? Find(Digest executionKey) => _state.Read(sql => sql.Query(
        "SELECT result_digest, outcome, run_id FROM results WHERE execution_key = ?1",
        row => new StoredResult(Digest.Parse(row.GetString(0)), row.GetString(1), row.GetString(2)), executionKey.ToString()).FirstOrDefault());

    /// <summary>The first result of a key wins; a differing later one means that the plugin is not deterministic.</summary>
    /// <returns>The result that the index holds now; null when none is kept.</returns>
    public StoredResult? Record(ExecutionEntry entry)
    {
        _state.Write(sql =>
        {
            var now = Statements.Stamp(_state.Time.GetUtcNow());
            if (entry is { ResultDigest: { } digest, Cached: false })
            {
                sql.Execute("INSERT OR IGNORE INTO results (execution_key, plugin, result_digest, outcome, run_id, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    entry.ExecutionKey.ToString(), entry.Plugin, digest.ToString(), entry.Outcome, entry.RunId, now);
            }
            return sql.Execute(
                "INSERT INTO executions (run_id, plugin, data_hash, execution_key, key_parts, outcome, cached, duration_ms, cpu_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                entry.RunId, entry.Plugin, entry.DataHash.ToString(), entry.ExecutionKey.ToString(), CanonicalJson.Text(entry.KeyParts), entry.Outcome, entry.Cached ? 1 : 0, entry.DurationMs, entry.CpuMs);
        });
        return Find(entry.ExecutionKey);
    }

    /// <summary>Drops a key whose object is gone or corrupted, so that the next result takes its place.</summary>
    public void Forget(Digest executionKey) => _state.Write(sql => sql.Execute("DELETE FROM results WHERE execution_key = ?1", executionKey.ToString()));

    /// <summary>What the plugin's last result that could be reused was made of: on this dataset, else on any.</summary>
    public JsonObject? LastKeyParts(string plugin, Digest dataHash) => _state.Read(sql => sql.Query(
        """
        SELECT key_parts FROM executions WHERE plugin = ?1 AND outcome IN ('findings', 'clean', 'not_applicable')
        ORDER BY data_hash = ?2 DESC, id DESC LIMIT 1
        """,
        row => JsonNode.Parse(row.GetString(0))!.AsObject(), plugin, dataHash.ToString()).FirstOrDefault());

    /// <summary>Milliseconds of the last executions that were not reused, newest first, at most 50.</summary>
    public IReadOnlyList<double> DurationsMs(string plugin) => _state.Read(sql => sql.Query(
        "SELECT duration_ms FROM executions WHERE plugin = ?1 AND cached = 0 AND outcome IN ('findings', 'clean') ORDER BY id DESC LIMIT 50",
        row => row.GetDouble(0), plugin));
}
