using System.Diagnostics;
using Microsoft.Data.Sqlite;
using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Storage;

/// <summary>Times and rates over the newest runs. Recorded in the transaction that ends a run, so that neither is there without the other.</summary>
public sealed class RunMetrics
{
    private const string Ended = """
        SELECT r.run_id, r.file_name, r.state, r.started_at, r.finished_at, m.accepted_at, m.first_result_at, r.report_hash IS NOT NULL, m.recording_ms,
          coalesce((SELECT e.state FROM runs e WHERE e.run_fingerprint = r.run_fingerprint AND (e.started_at, e.run_id) < (r.started_at, r.run_id)
            ORDER BY e.started_at DESC, e.run_id DESC LIMIT 1), '') IN ('failed', 'crashed', 'canceled')
            OR r.continues IS NOT NULL,
          coalesce((SELECT n.data_hash <> r.data_hash OR nm.settings_hash <> m.settings_hash FROM runs n JOIN run_metrics nm USING (run_id)
            WHERE n.file_name = r.file_name AND n.report_hash IS NOT NULL AND (n.started_at, n.run_id) > (r.started_at, r.run_id)
            ORDER BY n.started_at, n.run_id LIMIT 1), 0)
        FROM runs r LEFT JOIN run_metrics m USING (run_id)
        WHERE r.state <> 'running' AND r.finished_at IS NOT NULL ORDER BY r.started_at DESC, r.run_id DESC LIMIT ?1
        """;

    private readonly StateDatabase _state;

    internal RunMetrics(StateDatabase state) => _state = state;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MeasuredRun> Last(int count) => _state.Read(sql => sql.Query(Ended, Row, count));

    /// <summary>By plugin and dataset, in ordinal order.</summary>
    /// <param name="newest">Executions of each.</param>
    public IReadOnlyList<ExecutionTimes> Times(int newest) =>
    [
        .. _state.Read(sql => sql.Query(
            """
            SELECT plugin, data_hash, duration_ms, cpu_ms FROM
              (SELECT *, row_number() OVER (PARTITION BY plugin, data_hash ORDER BY id DESC) AS place FROM executions WHERE cached = 0 AND outcome IN ('findings', 'clean'))
            WHERE place <= ?1 ORDER BY plugin, data_hash, place
            """,
            row => (Plugin: row.GetString(0), Data: row.GetString(1), Wall: row.GetDouble(2), Cpu: row.IsDBNull(3) ? (double?)null : row.GetDouble(3)), newest))
            .GroupBy(row => (row.Plugin, row.Data))
            .Select(group => new ExecutionTimes(group.Key.Plugin, Digest.Parse(group.Key.Data), [.. group.Select(row => row.Wall)], [.. group.Select(row => row.Cpu).OfType<double>()])),
    ];

    /// <summary>By fingerprint, in ordinal order; only runs that completed without a fault.</summary>
    public IReadOnlyList<FingerprintReports> Reports() =>
    [
        .. _state.Read(sql => sql.Query("SELECT DISTINCT run_fingerprint, report_hash FROM runs WHERE state = 'completed' AND report_hash IS NOT NULL ORDER BY 1, 2", row => (Print: row.GetString(0), Hash: row.GetString(1))))
            .GroupBy(row => row.Print, StringComparer.Ordinal)
            .Select(group => new FingerprintReports(Digest.Parse(group.Key), [.. group.Select(row => Digest.Parse(row.Hash))])),
    ];

    internal static void Record(Statements sql, RunManifest manifest, RunCompletion end, TimeProvider time)
    {
        var start = time.GetTimestamp();
        sql.Execute("INSERT OR REPLACE INTO run_metrics (run_id, settings_hash, accepted_at, first_result_at, recording_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
            manifest.RunId, manifest.SettingsHash.ToString(), Stamp(manifest.StartedBy.AcceptedAt), Stamp(end.FirstResultAt), end.RecordingMs);
        // What this very row costs counts as well.
        sql.Execute("UPDATE run_metrics SET recording_ms = recording_ms + ?2 WHERE run_id = ?1", manifest.RunId, time.GetElapsedTime(start).TotalMilliseconds);
    }

    private static MeasuredRun Row(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), Outcome(row.GetString(2)), Statements.At(row.GetString(3)), Statements.At(row.GetString(4)), At(row, 5), At(row, 6),
        row.GetBoolean(7), row.IsDBNull(8) ? null : row.GetDouble(8), row.GetBoolean(9), row.GetBoolean(10));

    private static RunOutcome Outcome(string state) =>
        RunStore.OutcomeOf(state) ?? throw new UnreachableException("Only runs that have ended are asked for.");

    private static string? Stamp(DateTimeOffset? at) => at is { } time ? Statements.Stamp(time) : null;

    private static DateTimeOffset? At(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Statements.At(row.GetString(column));
}
